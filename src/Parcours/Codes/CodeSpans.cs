using System.Collections.Immutable;

namespace Parcours.Codes;

/// <summary>Sets of codes as spans that are ascending and share nothing: what a set can be asked, and how sets are combined.</summary>
internal static class CodeSpans
{
    /// <summary>Spans of equal validity in any order, which may overlap, as one set. Those that overlap become one; those that only touch stay apart.</summary>
    public static ImmutableArray<CodeSpan> Of(IEnumerable<(string First, string End)> spans, Periods valid)
    {
        var result = ImmutableArray.CreateBuilder<CodeSpan>();
        if (valid.IsNever)
        {
            return [];
        }

        // Of those that begin together the longest comes first, and holds the others.
        foreach ((string first, string end) in spans.OrderBy(s => s.First, StringComparer.Ordinal).ThenByDescending(s => s.End, StringComparer.Ordinal))
        {
            if (result.Count == 0 || string.CompareOrdinal(first, result[^1].End) >= 0)
            {
                result.Add(new CodeSpan(first, end, valid));
            }
            else if (string.CompareOrdinal(end, result[^1].End) > 0)
            {
                result[^1] = result[^1] with { End = end };
            }
        }

        return result.ToImmutable();
    }

    /// <summary>The place of the span that holds a code, or -1.</summary>
    public static int Find(ImmutableArray<CodeSpan> spans, ReadOnlySpan<char> code)
    {
        int low = 0;
        int high = spans.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (code.SequenceCompareTo(spans[middle].First) < 0)
            {
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        return high >= 0 && code.SequenceCompareTo(spans[high].End) < 0 ? high : -1;
    }

    public static ImmutableArray<CodeSpan> Union(ImmutableArray<CodeSpan> a, ImmutableArray<CodeSpan> b) =>
        Combine(a, b, (x, y) => x.Or(y), (aGoesOn, bGoesOn) => aGoesOn || bGoesOn);

    public static ImmutableArray<CodeSpan> Intersection(ImmutableArray<CodeSpan> a, ImmutableArray<CodeSpan> b) =>
        Combine(a, b, (x, y) => x.And(y), (aGoesOn, bGoesOn) => aGoesOn && bGoesOn);

    public static ImmutableArray<CodeSpan> Difference(ImmutableArray<CodeSpan> a, ImmutableArray<CodeSpan> b) =>
        Combine(a, b, (x, y) => x.Without(y), (aGoesOn, _) => aGoesOn);

    /// <summary>
    /// Walks along the ends of both sets' spans; between two of them, the validity of each set is one. Neighbours of equal validity become one span again where the
    /// sets that they come from have one span there, so that codes that were given one by one stay so.
    /// </summary>
    private static ImmutableArray<CodeSpan> Combine(
        ImmutableArray<CodeSpan> a, ImmutableArray<CodeSpan> b, Func<Periods, Periods, Periods> combine, Func<bool, bool, bool> goesOn)
    {
        string[] ends = [.. a.Concat(b).SelectMany(s => new[] { s.First, s.End }).Distinct().Order(StringComparer.Ordinal)];
        var result = ImmutableArray.CreateBuilder<CodeSpan>();
        (int Place, bool In) inA = (0, false);
        (int Place, bool In) inB = (0, false);
        for (int i = 0; i + 1 < ends.Length; i++)
        {
            ((int Place, bool In) previousA, (int Place, bool In) previousB) = (inA, inB);
            inA = Advance(a, inA.Place, ends[i]);
            inB = Advance(b, inB.Place, ends[i]);
            Periods valid = combine(inA.In ? a[inA.Place].Valid : Periods.Never, inB.In ? b[inB.Place].Valid : Periods.Never);
            if (valid.IsNever)
            {
                continue;
            }

            bool joins = result.Count > 0
                && result[^1].End == ends[i]
                && result[^1].Valid.Equals(valid)
                && goesOn(inA.In && previousA == inA, inB.In && previousB == inB);
            if (joins)
            {
                result[^1] = result[^1] with { End = ends[i + 1] };
            }
            else
            {
                result.Add(new CodeSpan(ends[i], ends[i + 1], valid));
            }
        }

        return result.ToImmutable();
    }

    /// <summary>The first span that does not end before a text, and whether it holds it.</summary>
    private static (int Place, bool In) Advance(ImmutableArray<CodeSpan> spans, int place, string at)
    {
        while (place < spans.Length && string.CompareOrdinal(spans[place].End, at) <= 0)
        {
            place++;
        }

        return (place, place < spans.Length && string.CompareOrdinal(spans[place].First, at) <= 0);
    }
}
