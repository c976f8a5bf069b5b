using System.Globalization;

namespace Parcours.Specification.Chapters;

/// <summary>
/// Reads a set of codes: the terminology, then codes, ranges, <c>only</c> a code and <c>not</c> a code, in this order of effect whatever their order, each with a period or not, as in
/// <c>Cim10: E11, I20-I25, only R07, not I21.0, I50 from 2022-01-01 to 2022-12-31</c>.
/// </summary>
internal static class CodeSetText
{
    public static CodeSet Read(string text)
    {
        (string terminology, string entries) = (text[..text.IndexOf(':', StringComparison.Ordinal)], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        CodeSet none = CodeSet.Of("these", Enum.Parse<Terminology>(terminology));
        string[][] parts = [.. entries.Split(',').Select(e => e.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        CodeSet all = parts.Where(p => p[0] != "not").Aggregate(none, (set, p) => set.Union(Entry(none, p)));
        return parts.Where(p => p[0] == "not").Aggregate(all, (set, p) => set.Minus(Entry(none, p[1..])));
    }

    private static CodeSet Entry(CodeSet none, string[] words)
    {
        bool only = words[0] == "only";
        string code = words[only ? 1 : 0];
        string[] ends = code.Split('-');
        CodeSet set = only ? none.AndExactly(code) : ends.Length == 2 ? none.AndRange(ends[0], ends[1]) : none.And(code);
        return set.During(Day(words, "from"), Day(words, "to"));
    }

    private static DateOnly? Day(string[] words, string which) =>
        Array.IndexOf(words, which) is >= 0 and int at ? DateOnly.Parse(words[at + 1], CultureInfo.InvariantCulture) : null;
}
