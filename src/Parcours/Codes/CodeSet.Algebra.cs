using Parcours.Codes;
using Parcours.Diagnostics;

namespace Parcours;

/// <content>Putting sets together, and expanding them along a hierarchy.</content>
public sealed partial class CodeSet
{
    /// <summary>The codes that are in this set or in another, each when it is valid in either. The name is this set's.</summary>
    /// <param name="other">The other set, of the same terminology.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ParcoursException">PRC0343: the terminologies differ.</exception>
    public CodeSet Union(CodeSet other) => With(CodeSpans.Union(Spans, Same(other)));

    /// <summary>The codes that are in this set and in another, each when it is valid in both. The name is this set's.</summary>
    /// <param name="other">The other set, of the same terminology.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ParcoursException">PRC0343: the terminologies differ.</exception>
    public CodeSet Intersect(CodeSet other) => With(CodeSpans.Intersection(Spans, Same(other)));

    /// <summary>The codes of this set that are not in another, each when it is valid here and not there. The name is this set's.</summary>
    /// <param name="other">The other set, of the same terminology.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ParcoursException">PRC0343: the terminologies differ.</exception>
    public CodeSet Minus(CodeSet other) => With(CodeSpans.Difference(Spans, Same(other)));

    /// <summary>The set with all codes that lie below its own in a hierarchy given as a table: children, their children, and so on.</summary>
    /// <param name="hierarchy">Each code with the one above it: parent and child, or class and member. Lines with a missing side are passed over.</param>
    /// <returns>The larger set. A code that is found below another stands for itself alone and is valid whenever one above it is; a hierarchy that runs in circles is followed once around.</returns>
    public CodeSet Expand(IEnumerable<(string? Parent, string? Child)> hierarchy)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        ILookup<string, string> below = Forms(hierarchy, Terminology).ToLookup(p => p.Class, p => p.Code, StringComparer.Ordinal);
        var valid = new Dictionary<string, Periods>(StringComparer.Ordinal);
        var open = new Queue<(string Code, Periods Valid)>(below.Select(p => (p.Key, ValidityOf(p.Key))).Where(p => !p.Item2.IsNever));
        while (open.TryDequeue(out (string Code, Periods Valid) parent))
        {
            foreach (string child in below[parent.Code])
            {
                Periods known = valid.GetValueOrDefault(child, Periods.Never);
                Periods now = known.Or(parent.Valid);
                if (!now.Equals(known))
                {
                    valid[child] = now;
                    open.Enqueue((child, now));
                }
            }
        }

        return With(CodeSpans.Union(Spans, Collected(valid)));
    }

    /// <summary>The codes of another terminology whose class is in this set, by a table that gives each code its class: the packs of an ATC class by IR_PHA_R.</summary>
    /// <param name="name">The name of the new set.</param>
    /// <param name="terminology">What the codes are codes of.</param>
    /// <param name="nomenclature">Each code with its class; a code may have several. Lines with a missing side are passed over.</param>
    /// <returns>The set of the codes, each standing for itself alone and valid whenever a class of it is.</returns>
    public CodeSet Through(string name, Terminology terminology, IEnumerable<(string? Class, string? Code)> nomenclature)
    {
        ArgumentNullException.ThrowIfNull(nomenclature);
        var valid = new Dictionary<string, Periods>(StringComparer.Ordinal);
        foreach ((string @class, string code) in Forms(nomenclature, terminology))
        {
            Periods now = ValidityOf(@class);
            if (!now.IsNever)
            {
                valid[code] = valid.GetValueOrDefault(code, Periods.Never).Or(now);
            }
        }

        return Of(name, terminology).With(Collected(valid));
    }

    private static System.Collections.Immutable.ImmutableArray<CodeSpan> Collected(Dictionary<string, Periods> valid) =>
        [.. valid.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new CodeSpan(p.Key, CodeForm.After(p.Key), p.Value))];

    /// <summary>Pairs in the forms of this set's terminology and of the codes' own.</summary>
    private IEnumerable<(string Class, string Code)> Forms(IEnumerable<(string? Class, string? Code)> pairs, Terminology codes)
    {
        foreach ((string? @class, string? code) in pairs)
        {
            if (Form(Terminology, @class) is { } c && Form(codes, code) is { } form)
            {
                yield return (c, form);
            }
        }
    }

    private static string? Form(Terminology terminology, string? value)
    {
        Span<char> buffer = new char[Math.Max(CodeForm.UsualLength, value?.Length ?? 0)];
        int length = CodeForm.Bring(terminology, value, buffer);
        return length == 0 ? null : buffer[..length].ToString();
    }

    private System.Collections.Immutable.ImmutableArray<CodeSpan> Same(CodeSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Terminology == Terminology
            ? other.Spans
            : throw Errors.DifferentTerminologies(Name, CodeForm.Name(Terminology), other.Name, CodeForm.Name(other.Terminology));
    }
}
