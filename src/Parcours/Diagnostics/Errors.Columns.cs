namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException UnknownColumn(string table, string column, IEnumerable<string> known) => Make(
        "PRC0001",
        ErrorKind.Question,
        $"Table '{table}' has no column '{column}'.{Suggestion.DidYouMean(column, known)} `parcours info` lists the columns.");

    public static ParcoursException UnknownTable(string table, IEnumerable<string> known) => Make(
        "PRC0002",
        ErrorKind.Question,
        $"There is no table '{table}'.{Suggestion.DidYouMean(table, known)} `parcours info` lists the tables.");
}
