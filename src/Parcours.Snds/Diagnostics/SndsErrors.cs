using Parcours.Diagnostics;

namespace Parcours.Snds.Diagnostics;

/// <summary>The errors of the SNDS, PRC05xx.</summary>
internal static class SndsErrors
{
    public static ParcoursException UnknownTable(string name, IEnumerable<string> known) => new(
        "PRC0501",
        ErrorKind.Usage,
        $"The SNDS has no table '{name}'.{Suggestion.DidYouMean(name, known)} Yearly tables have 'aa' in the place of the year, as in 'T_MCOaaB'.");

    public static ParcoursException MissingColumn(string table, string file, string column, string why) => new(
        "PRC0502",
        ErrorKind.Input,
        $"File '{file}' of table {table} has no column '{column}', which {why}. Deliver the file again with that column, or leave the file out.");

    public static ParcoursException FileChanged(string file, long expected, long found) => new(
        "PRC0503",
        ErrorKind.Input,
        FormattableString.Invariant($"File '{file}' had {expected} rows when its lines were numbered and has {found} now. Nothing must write to a delivery while it is imported."));

    public static ParcoursException NoTables(string folder) => new(
        "PRC0504",
        ErrorKind.Usage,
        $"Folder '{folder}' holds no file named after a table of the SNDS, such as 'ER_PRS_F.csv', 'ER_PRS_F_2019.parquet' or 'T_MCO19B.csv'. Give the folder of a delivery.");

    public static ParcoursException NoPersons(string folder) => new(
        "PRC0505",
        ErrorKind.Input,
        $"The delivery in '{folder}' has none of IR_BEN_R, IR_IBA_R and ER_PRS_F, so that no patient is known. Deliver one of them beside the other tables.");

    public static ParcoursException DeliveryFormat(TableFormat format) => new(
        "PRC0506",
        ErrorKind.Usage,
        $"A synthetic delivery cannot be written as {format}. Deliveries are CSV or Parquet.");

    public static ParcoursException DeliverySize(int patients, int years, int firstYear) => new(
        "PRC0507",
        ErrorKind.Usage,
        FormattableString.Invariant($"A synthetic delivery was asked for with {patients} patients and {years} years from {firstYear}. Ask for 1 patient or more and 1 to 20 years, from 2006 on."));

    public static ParcoursException NoFolder(string folder) => new(
        "PRC0508",
        ErrorKind.Usage,
        $"There is no folder '{folder}'. Give the folder of a delivery.");

    public static ParcoursException UnknownRule(string id, IEnumerable<string> known) => new(
        "PRC0509",
        ErrorKind.Usage,
        $"There is no rule '{id}'.{Suggestion.DidYouMean(id, known)} Name one of those that are there.");
}
