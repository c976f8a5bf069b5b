namespace Parcours.Cli.Options;

/// <summary>Reads forms of dates as they are written in options and declarations, by name or by pattern.</summary>
internal static class DateFormNames
{
    public const string Known = "iso (YYYY-MM-DD), dmy (DD/MM/YYYY), sas (DDMONYYYY), compact (YYYYMMDD), dayfirst (DDMMYYYY) and all";

    public static bool TryParse(string text, out DateForms form)
    {
        form = text.ToUpperInvariant() switch
        {
            "ISO" or "YYYY-MM-DD" => DateForms.Iso,
            "DMY" or "DD/MM/YYYY" => DateForms.DayMonthYear,
            "SAS" or "DDMONYYYY" or "DATE9" => DateForms.Sas,
            "COMPACT" or "YYYYMMDD" => DateForms.Compact,
            "DAYFIRST" or "DDMMYYYY" => DateForms.DayFirst,
            "ALL" => DateForms.All,
            _ => DateForms.None,
        };
        return form != DateForms.None;
    }
}
