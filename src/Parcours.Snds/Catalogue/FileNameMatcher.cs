using System.Globalization;
using System.Text.RegularExpressions;

namespace Parcours.Snds.Catalogue;

/// <summary>Finds the table, the year and the month in the name of a file of a delivery.</summary>
/// <remarks>
/// Deliveries name the same table in many ways: <c>ER_PRS_F.csv</c>, <c>er_prs_f_2019.parquet</c>, <c>ER_PRS_F_201903.csv</c>,
/// <c>T_MCO19B.csv</c>, <c>T_MCO2019B.csv</c>, <c>T_MCOaaB_2019.csv</c>, <c>T_MCO19_09FBSTC.csv</c>, with a number of part behind any of them.
/// </remarks>
internal static partial class FileNameMatcher
{
    public static SndsFile? Match(string fileName, IReadOnlyDictionary<string, SndsTable> tables)
    {
        string stem = Path.GetFileName(fileName);
        int dot = stem.IndexOf('.', StringComparison.Ordinal);
        stem = dot < 0 ? stem : stem[..dot];

        // The whole name first: a published name may itself end like a year or a part.
        return Whole(stem, null, null)
            ?? Suffixed(stem)
            ?? (PartSuffix().Match(stem) is { Success: true } part ? Whole(stem[..part.Index], null, null) ?? Suffixed(stem[..part.Index]) : null);

        SndsFile? Suffixed(string text) =>
            PeriodSuffix().Match(text) is { Success: true } period
                ? Whole(text[..period.Index], Year(period.Groups["year"]), Number(period.Groups["month"]))
                : null;

        SndsFile? Whole(string text, int? year, int? month)
        {
            if (tables.TryGetValue(text, out SndsTable? table))
            {
                return new SndsFile(table, year, month);
            }

            if (Hospital().Match(text) is { Success: true } hospital)
            {
                string rest = VaccineOrGraft().Replace(hospital.Groups["rest"].Value, "GVxx");
                return tables.TryGetValue(hospital.Groups["field"].Value + "aa" + rest, out table)
                    ? new SndsFile(table, Year(hospital.Groups["year"]) ?? year, Number(hospital.Groups["month"]) ?? month)
                    : null;
            }

            return Cartography().Match(text) is { Success: true } map && tables.TryGetValue(map.Groups["table"].Value + "_AAAA_GN", out table)
                ? new SndsFile(table, Year(map.Groups["year"]) ?? year, month)
                : null;
        }
    }

    private static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>A year of two digits is of this century: the SNDS starts in 2005.</summary>
    private static int? Year(Group group) => Number(group) is { } year ? year < 100 ? 2000 + year : year : null;

    [GeneratedRegex(@"[_\-](?<year>20\d\d|0[5-9]|[1-4]\d)(?:[_\-]?(?<month>0[1-9]|1[0-2]))?$", RegexOptions.CultureInvariant)]
    private static partial Regex PeriodSuffix();

    [GeneratedRegex(@"[_\-](?:part|p)?[_\-]?\d+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PartSuffix();

    [GeneratedRegex(@"^(?<field>T_(?:MCO|SSR|HAD|RIP|SUP))(?:aa|(?<year>20\d\d|\d\d))(?:_(?:nn|(?<month>0[1-9]|1[0-2])))?(?<rest>.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Hospital();

    [GeneratedRegex(@"^(?<table>CT_(?:DEP|IDE|IND))_(?:AAAA|(?<year>20\d\d))(?:_G(?:N|\d+))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cartography();

    [GeneratedRegex(@"^GV\d\d$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VaccineOrGraft();
}
