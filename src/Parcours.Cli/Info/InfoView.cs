using System.Globalization;
using Parcours.Cli.Options;
using Spectre.Console;

namespace Parcours.Cli.Info;

/// <summary>Draws the description of a dataset for people.</summary>
internal static class InfoView
{
    public static void Write(IAnsiConsole console, DatasetInfo info)
    {
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{info.Folder}: {info.Patients:N0} patients ({info.PatientType}) in {info.Buckets:N0} buckets, {info.Rows:N0} rows in {info.Tables.Count:N0} tables, {MemorySize.Format(info.Bytes)} of columns"));
        foreach (SnapshotLine snapshot in info.Snapshots)
        {
            string shown = snapshot.Id == info.Snapshot.Id ? ", shown here" : "";
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"snapshot {snapshot.Id}{(snapshot.Name is null ? "" : $" '{snapshot.Name}'")} of {snapshot.CommittedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{shown}"));
        }

        foreach (TableInfo table in info.Tables)
        {
            Write(console, table);
        }
    }

    private static void Write(IAnsiConsole console, TableInfo table)
    {
        var drawn = new Table { Border = TableBorder.Rounded };
        drawn.AddColumns("column", "type", "part", "encoding");
        drawn.AddColumn(new TableColumn("nulls") { Alignment = Justify.Right });
        drawn.AddColumn(new TableColumn("bytes") { Alignment = Justify.Right });
        drawn.AddColumn(new TableColumn("bits a row") { Alignment = Justify.Right });
        foreach (ColumnInfo column in table.Columns)
        {
            drawn.AddRow(
                Markup.Escape(column.Name),
                Markup.Escape(column.Type),
                Part(table, column.Name),
                Markup.Escape(Encoding(table, column)),
                column.Nulls.ToString("N0", CultureInfo.InvariantCulture),
                column.Bytes.ToString("N0", CultureInfo.InvariantCulture),
                table.Rows == 0 ? "" : (column.Bytes * 8.0 / table.Rows).ToString("F2", CultureInfo.InvariantCulture));
        }

        console.WriteLine();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{table.Name}: {table.Kind}, {table.Rows:N0} rows, {table.Columns.Count:N0} columns, {MemorySize.Format(table.Bytes)}"));
        console.Write(drawn);
    }

    private static string Part(TableInfo table, string column) =>
        Is(column, table.Patient) ? "patient"
        : Is(column, table.Time) ? table.End is null ? "time" : "start"
        : Is(column, table.End) ? "end"
        : "";

    private static bool Is(string column, string? part) => string.Equals(column, part, StringComparison.OrdinalIgnoreCase);

    private static string Encoding(TableInfo table, ColumnInfo column) =>
        Is(column.Name, table.Patient) ? "patient index"
        : string.Join(", ", column.Encodings.OrderByDescending(pair => pair.Value).Select(pair => pair.Key))
            + (column.Dictionary is null ? "" : " of codes");
}
