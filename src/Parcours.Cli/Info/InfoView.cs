using System.Globalization;
using Parcours.Cli.Options;
using Spectre.Console;

namespace Parcours.Cli.Info;

/// <summary>Draws the description of a dataset for people.</summary>
internal static class InfoView
{
    /// <summary>Draws the dataset with a line a table, or with the columns of its tables.</summary>
    public static void Write(IAnsiConsole console, DatasetInfo info, bool columns)
    {
        console.WriteLine(
            $"{info.Folder}: {Counts.Of(info.Patients, "patient")} ({info.PatientType}) in {Counts.Of(info.Buckets, "bucket")}, {Counts.Of(info.Rows, "row")} in {Counts.Of(info.Tables.Count, "table")}, {MemorySize.Format(info.Bytes)} of columns");
        foreach (SnapshotLine snapshot in info.Snapshots)
        {
            string shown = snapshot.Id == info.Snapshot.Id ? ", shown here" : "";
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"snapshot {snapshot.Id}{(snapshot.Name is null ? "" : $" '{snapshot.Name}'")} of {snapshot.CommittedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{shown}"));
        }

        if (!columns)
        {
            console.Write(Summary(info.Tables));
            console.WriteLine("`parcours info DATASET TABLE` describes the columns of a table.");
            return;
        }

        foreach (TableInfo table in info.Tables)
        {
            Write(console, table);
        }
    }

    private static Table Summary(IEnumerable<TableInfo> tables)
    {
        var drawn = new Table { Border = TableBorder.Rounded };
        drawn.AddColumns("table", "kind");
        foreach (string number in new[] { "rows", "columns", "bytes" })
        {
            drawn.AddColumn(new TableColumn(number) { Alignment = Justify.Right });
        }

        foreach (TableInfo table in tables)
        {
            drawn.AddRow(
                Markup.Escape(table.Name),
                table.Kind,
                table.Rows.ToString("N0", CultureInfo.InvariantCulture),
                table.Columns.Count.ToString("N0", CultureInfo.InvariantCulture),
                table.Bytes.ToString("N0", CultureInfo.InvariantCulture));
        }

        return drawn;
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
        console.WriteLine($"{table.Name}: {table.Kind}, {Counts.Of(table.Rows, "row")}, {Counts.Of(table.Columns.Count, "column")}, {MemorySize.Format(table.Bytes)}");
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
        : column.Nulls == table.Rows ? "nothing stored: all null"
        : string.Join(", ", column.Encodings.OrderByDescending(pair => pair.Value).Select(pair => pair.Key))
            + (column.Dictionary is null ? "" : " of codes");
}
