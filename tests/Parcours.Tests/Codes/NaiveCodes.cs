using System.Text.RegularExpressions;

namespace Parcours.Tests.Codes;

/// <summary>What a set of codes means, said as plainly as can be: whether a code, in its form, is in the set on a day.</summary>
internal sealed record NaiveCodes(Terminology Terminology, Func<string, DateOnly, bool> Has)
{
    /// <summary>Days on which the sets of the tests may differ.</summary>
    public static IReadOnlyList<DateOnly> Days { get; } = [DateOnly.MinValue, .. Enumerable.Range(0, 12).Select(i => new DateOnly(2020, 1, 1).AddDays(i)), DateOnly.MaxValue];

    public static NaiveCodes None(Terminology terminology) => new(terminology, (_, _) => false);

    public static string Form(Terminology terminology, string code)
    {
        if (terminology == Terminology.Other)
        {
            return code.Trim();
        }

        string form = Regex.Replace(code, @"\s", "").ToUpperInvariant();
        return terminology switch
        {
            Terminology.Cim10 => Regex.Replace(Regex.Replace(form, "[.†]", ""), "[-+*]+$", ""),
            Terminology.Ucd => Padded(Regex.Replace(form, "^34008([0-9]{7})[0-9]$", "$1"), 7),
            Terminology.Lpp => Padded(form, 7),
            Terminology.Nabm => Padded(form, 4),
            Terminology.Cip13 => Padded(form, 13),
            _ => form,
        };
    }

    public bool Contains(string? code, DateOnly? on) =>
        code is not null && Form(Terminology, code) is { Length: > 0 } form && (on is { } day ? Has(form, day) : Days.Any(d => Has(form, d)));

    public NaiveCodes And(IEnumerable<string> codes) => new(Terminology, (c, d) => Has(c, d) || codes.Any(x => Covers(x, c)));

    /// <summary>The digits of a prefix are the first ones: no zeros are missing before them.</summary>
    public NaiveCodes AndPrefixes(IEnumerable<string> prefixes) => new(Terminology, (c, d) => Has(c, d) || prefixes.Any(p => c.StartsWith(Terminology == Terminology.Nabm ? p : Form(Terminology, p), StringComparison.Ordinal)));

    public NaiveCodes AndExactly(IEnumerable<string> codes) => new(Terminology, (c, d) => Has(c, d) || codes.Any(x => c == Form(Terminology, x)));

    public NaiveCodes AndRange(string first, string last) => new(
        Terminology,
        (c, d) => Has(c, d) || (string.CompareOrdinal(c, Form(Terminology, first)) >= 0 && (string.CompareOrdinal(c, Form(Terminology, last)) <= 0 || Covers(last, c))));

    public NaiveCodes Except(IEnumerable<string> codes) => new(Terminology, (c, d) => Has(c, d) && !codes.Any(x => Covers(x, c)));

    public NaiveCodes During(DateOnly? from, DateOnly? to) => new(Terminology, (c, d) => Has(c, d) && !(d < from) && !(d > to));

    public NaiveCodes Union(NaiveCodes other) => new(Terminology, (c, d) => Has(c, d) || other.Has(c, d));

    public NaiveCodes Intersect(NaiveCodes other) => new(Terminology, (c, d) => Has(c, d) && other.Has(c, d));

    public NaiveCodes Minus(NaiveCodes other) => new(Terminology, (c, d) => Has(c, d) && !other.Has(c, d));

    private bool Covers(string code, string form) => Terminology is Terminology.Cim10 or Terminology.Atc or Terminology.Ccam or Terminology.Ghm
        ? form.StartsWith(Form(Terminology, code), StringComparison.Ordinal)
        : form == Form(Terminology, code);

    private static string Padded(string form, int width) =>
        form.Length > 0 && Regex.IsMatch(form, "^[0-9]*$") ? form.TrimStart('0').PadLeft(width, '0') : form;
}
