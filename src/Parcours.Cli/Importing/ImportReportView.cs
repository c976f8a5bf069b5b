using System.Globalization;
using Apache.Arrow;
using Parcours.Cli.Options;
using Parcours.Cli.Output;

namespace Parcours.Cli.Importing;

/// <summary>What an import says of itself when it is done.</summary>
internal static class ImportReportView
{
    /// <summary>A row a table; lines read are lines stored plus lines rejected.</summary>
    public static RecordBatch Tables(ImportReport report) => Grid.Of(
        report.Tables,
        Grid.Text<TableReport>("table", table => table.Name),
        Grid.Number<TableReport>("read", table => table.Read),
        Grid.Number<TableReport>("stored", table => table.Stored),
        Grid.Number<TableReport>("rejected", table => table.Rejected),
        Grid.Text<TableReport>("reasons", table => Reasons(table)));

    public static IEnumerable<string> Summary(ImportReport report, TimeSpan elapsed)
    {
        double rate = elapsed > TimeSpan.Zero ? report.Read / elapsed.TotalSeconds : 0;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Snapshot {report.SnapshotId}: {Counts.Of(report.Read, "line")} read = {report.Stored:N0} stored + {report.Rejected:N0} rejected, in {elapsed.TotalSeconds:F1} s ({rate:N0} lines a second); {Counts.Of(report.NewPatients, "new patient")}.");
        if (report.SpilledBytes > 0)
        {
            yield return $"{MemorySize.Format(report.SpilledBytes)} waited on the disk.";
        }

        if (report.RejectsFile is { } file)
        {
            yield return $"The lines that were rejected are listed in {file}.";
        }
    }

    private static string? Reasons(TableReport table) => table.RejectedByReason.Count == 0
        ? null
        : string.Join("; ", table.RejectedByReason.OrderByDescending(pair => pair.Value).Select(pair => FormattableString.Invariant($"{pair.Key}: {pair.Value}")));
}
