using CsCheck;

namespace Parcours.Tests.Codes;

/// <summary>Random sets of all that a set can be made of say the same as the naive ones.</summary>
public sealed class CodeSetAgreementTests
{
    private static readonly int _cases = int.Parse(Environment.GetEnvironmentVariable("PARCOURS_CASES") ?? "1000", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly Gen<DateOnly?> _day = Gen.Int[-3, 11].Select(i => i < 0 ? (DateOnly?)null : new DateOnly(2020, 1, 1).AddDays(i));

    /// <summary>Few letters and digits, so that codes meet; written as the data write them.</summary>
    private static readonly Gen<string> _diagnosis = Gen.Select(
        Gen.OneOf("A", "B", "b"), Gen.Int[0, 2], Gen.OneOf("", "", ".", " "), Gen.OneOf("", "0", "1", "12", "120", "+0"), Gen.OneOf("", "", "+", ".-", "*", "†", " "),
        (letter, digit, mark, rest, end) => $"{letter}{digit}{mark}{rest}{end}");

    private static readonly Gen<string> _test = Gen.OneOf(Gen.Int[0, 30].Select(i => $"{i}"), Gen.Int[0, 30].Select(i => $" 00{i:00} "), Gen.Int[0, 9].Select(i => $"000{i}"));

    private static readonly Gen<string> _other = Gen.OneOf("a", "A", " a", "b ", "ab", "a b", "B", "aa");

    [Theory]
    [InlineData(Terminology.Cim10)]
    [InlineData(Terminology.Nabm)]
    [InlineData(Terminology.Other)]
    public void A_set_says_the_same_as_the_naive_one(Terminology terminology) =>
        Gen.Select(Sets(terminology, 3), Code(terminology).Array[10]).Sample(
            (set, values) =>
            {
                foreach (string value in values)
                {
                    Assert.Equal(set.Naive.Contains(value, null), set.Codes.Contains(value));
                    Assert.All(NaiveCodes.Days, day => Assert.Equal(set.Naive.Contains(value, day), set.Codes.Contains(value, day)));
                }

                Assert.Equal(set.Codes.Count, set.Codes.Entries.Count());
                Assert.True(set.Codes.Spans.Zip(set.Codes.Spans.Skip(1)).All(p => string.CompareOrdinal(p.First.End, p.Second.First) <= 0));
            },
            iter: _cases);

    [Fact]
    public void Sets_of_the_same_steps_are_equal() => Sets(Terminology.Cim10, 2).Sample(
        set =>
        {
            CodeSet again = CodeSet.Of(set.Codes.Name, Terminology.Cim10).Union(set.Codes);
            Assert.Equal(set.Codes, again);
            Assert.Equal(set.Codes.GetHashCode(), again.GetHashCode());
        },
        iter: _cases / 10);

    private static Gen<string> Code(Terminology terminology) => terminology switch
    {
        Terminology.Cim10 => _diagnosis,
        Terminology.Nabm => _test,
        _ => _other,
    };

    private static Gen<(CodeSet Codes, NaiveCodes Naive)> Sets(Terminology terminology, int depth)
    {
        Gen<string[]> codes = Code(terminology).Array[0, 4];
        Gen<(CodeSet Codes, NaiveCodes Naive)> leaf = codes.Select(c => (CodeSet.Of("set", terminology, c), NaiveCodes.None(terminology).And(c)));
        if (depth == 0)
        {
            return leaf;
        }

        Gen<(CodeSet Codes, NaiveCodes Naive)> inner = Sets(terminology, depth - 1);
        Gen<string[]> prefixes = terminology switch
        {
            Terminology.Cim10 => Gen.OneOf("A", "B0", "a.1", "A12").Array[1, 2],
            Terminology.Nabm => Gen.OneOf("0", "00", "001").Array[1, 2],
            _ => Gen.OneOf("a", "A", "ab").Array[1, 2],
        };
        return Gen.OneOf(
            leaf,
            Gen.Select(inner, codes, (s, c) => (s.Codes.And(c), s.Naive.And(c))),
            Gen.Select(inner, codes, (s, c) => (s.Codes.AndExactly(c), s.Naive.AndExactly(c))),
            Gen.Select(inner, codes, (s, c) => (s.Codes.Except(c), s.Naive.Except(c))),
            Gen.Select(inner, prefixes, (s, p) => (s.Codes.AndPrefixes(p), s.Naive.AndPrefixes(p))),
            Gen.Select(inner, Code(terminology), Code(terminology), (s, a, b) => Ranged(s, a, b)),
            Gen.Select(inner, _day, _day, (s, from, to) => (s.Codes.During(from, to), s.Naive.During(from, to))),
            Gen.Select(inner, inner, (a, b) => (a.Codes.Union(b.Codes), a.Naive.Union(b.Naive))),
            Gen.Select(inner, inner, (a, b) => (a.Codes.Intersect(b.Codes), a.Naive.Intersect(b.Naive))),
            Gen.Select(inner, inner, (a, b) => (a.Codes.Minus(b.Codes), a.Naive.Minus(b.Naive))));
    }

    private static (CodeSet Codes, NaiveCodes Naive) Ranged((CodeSet Codes, NaiveCodes Naive) set, string a, string b)
    {
        bool inOrder = string.CompareOrdinal(NaiveCodes.Form(set.Codes.Terminology, a), NaiveCodes.Form(set.Codes.Terminology, b)) <= 0;
        (string first, string last) = inOrder ? (a, b) : (b, a);
        return (set.Codes.AndRange(first, last), set.Naive.AndRange(first, last));
    }
}
