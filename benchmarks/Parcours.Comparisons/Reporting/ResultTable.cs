using System.Globalization;
using Parcours.Comparisons.Measuring;
using Spectre.Console;

namespace Parcours.Comparisons.Reporting;

/// <summary>Prints results for people: a row a question, a column an engine.</summary>
internal static class ResultTable
{
    public static void Print(IReadOnlyList<QueryResult> results, string caption)
    {
        var table = new Table { Caption = new TableTitle(caption) };
        table.AddColumn("question");
        foreach (Timing timing in results[0].Timings)
        {
            table.AddColumn(new TableColumn(timing.Peer).RightAligned());
        }

        table.AddColumn(new TableColumn("floor").RightAligned());
        table.AddColumn(new TableColumn("MB stored").RightAligned());
        table.AddColumn(new TableColumn("times the best peer").RightAligned());
        table.AddColumn("answers");
        foreach (QueryResult result in results)
        {
            table.AddRow(
            [
                Markup.Escape($"{result.Query} {result.Title}"),
                .. result.Timings.Select(t => Number(t.Median) + (t.Disturbed > 0 ? " ?" : "")),
                Number(result.FloorMilliseconds),
                result.StoredBytes is { } stored ? Number(stored / 1e6) : "",
                result.Ratio is { } ratio ? Number(ratio) : "",
                result.AnswersAgree ? "agree" : "[red]DIFFER[/]",
            ]);
        }

        AnsiConsole.Write(table);
    }

    private static string Number(double value) => value.ToString(value < 10 ? "N2" : value < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);
}
