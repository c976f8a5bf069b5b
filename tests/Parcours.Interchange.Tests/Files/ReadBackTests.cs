using Apache.Arrow;
using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Files;

/// <summary>Public files of others go through an import and come back out of the dataset, value by value as DuckDB reads them from the files.</summary>
public sealed class ReadBackTests : IDisposable
{
    private static readonly string[] Forms = ["%d/%m/%Y", "%Y-%m-%d", "%d%b%Y", "%Y%m%d", "%d%m%Y"];

    private static readonly (string File, string Patient, string Time)[] Events =
    [
        ("DCIR.parquet", "NUM_ENQ", "EXE_SOI_DTD"),
        ("DCIR_w_BIO.parquet", "NUM_ENQ", "EXE_SOI_DTD"),
        ("IR_IMB_R.parquet", "NUM_ENQ", "IMB_ALD_DTD"),
        ("ER_PRS_F.csv", "NUM_ENQ", "EXE_SOI_DTD"),
    ];

    private readonly TestFolder _folder = new();

    /// <summary>All Parquet files, of SCALPEL and IR_PHA_R, and the CSV tables of SCALPEL; its lists of columns are no tables.</summary>
    private static IEnumerable<string> Wanted => SharedData.Files(".parquet").Concat(
        SharedData.Files(".csv").Where(path => path.Contains("scalpel", StringComparison.Ordinal) && !path.EndsWith("_raw_schema.csv", StringComparison.Ordinal)));

    public void Dispose() => _folder.Dispose();

    [SharedDataFact]
    public async Task What_is_stored_of_a_file_is_what_DuckDB_reads_in_it()
    {
        string dataset = _folder.File("dataset");
        (string Name, string Path)[] files = [.. Wanted.Select((path, i) => (FormattableString.Invariant($"T{i}"), path))];
        Assert.True(files.Length > 40, $"{files.Length} files");
        Assert.Contains(files, file => file.Path.EndsWith("IR_PHA_R.parquet", StringComparison.Ordinal));
        ImportReport report = await Dataset.ImportAsync(dataset, [.. files.Select(file => new TableImport(file.Name, TableKind.Reference, TableFiles.Open([file.Path])))]);
        Assert.All(report.Tables, table => Assert.Equal(0, table.Rejected));

        await using Dataset data = await Dataset.OpenAsync(dataset);
        foreach ((string name, string path) in files)
        {
            TableSchema table = data.Tables.Single(table => table.Name == name);
            await Compare(data, table, path, order: table.Columns.Select(column => column.Name));
        }
    }

    /// <summary>Tables of patients are told apart by bucket; in one bucket the order is that of patient, time (null first), then all columns.</summary>
    [SharedDataFact]
    public async Task What_is_stored_of_events_is_what_DuckDB_reads_in_order_of_patient_and_time()
    {
        foreach ((string file, string patient, string time) in Events)
        {
            string path = Wanted.Single(path => Path.GetFileName(path) == file);
            string dataset = _folder.File(file + ".dataset");
            await Dataset.ImportAsync(
                dataset, [new TableImport("T", TableKind.Events, TableFiles.Open([path])) { Patient = patient, Time = time }], new ImportOptions { Buckets = 1 });

            await using Dataset data = await Dataset.OpenAsync(dataset);
            TableSchema table = data.Tables.Single();
            await Compare(data, table, path, order: [patient, time, .. table.Columns.Select(column => column.Name)]);
        }
    }

    private static async Task Compare(Dataset data, TableSchema table, string path, IEnumerable<string> order)
    {
        var found = new List<object?[]>();
        await foreach (RecordBatch batch in data.Table(table.Name).ToArrowAsync())
        {
            using (batch)
            {
                TableModel.Append(found, batch);
            }
        }

        List<object?[]> expected = DuckTable.Rows(
            $"SELECT {string.Join(", ", table.Columns.Select(column => $"{Typed(column, path)} AS {Quoted(column.Name)}"))} FROM {Reading(path)} AS src ORDER BY {string.Join(", ", order.Select(name => $"{Quoted(name)} NULLS FIRST"))}");
        Assert.NotEmpty(found);
        Assert.Equal(expected.Count, found.Count);
        for (int row = 0; row < expected.Count; row++)
        {
            for (int column = 0; column < table.Columns.Length; column++)
            {
                string? difference = Difference(expected[row][column], found[row][column]);
                Assert.True(difference is null, $"{path}, row {row}, {table.Columns[column].Name} {table.Columns[column].Type}: {difference}");
            }
        }
    }

    /// <summary>What differs, in words; the words are made only where something does, since there are millions of values.</summary>
    private static string? Difference(object? expected, object? found) =>
        Equals(expected, found) || TableModel.Show(expected) == TableModel.Show(found) ? null : $"{TableModel.Show(expected)}, found {TableModel.Show(found)}";

    private static string Reading(string path)
    {
        if (path.EndsWith(".parquet", StringComparison.Ordinal))
        {
            return $"'{path}'";
        }

        string separator = File.ReadLines(path).First().Contains(';', StringComparison.Ordinal) ? ";" : ",";
        return $"read_csv('{path}', all_varchar = true, header = true, delim = '{separator}', quote = '\"', escape = '\"', allow_quoted_nulls = false)";
    }

    /// <summary>What DuckDB reads, in the type that is stored. A CSV file is text, and is given the type by DuckDB's own casts.</summary>
    private static string Typed(ColumnSchema column, string path)
    {
        string name = "src." + Quoted(column.Name);
        return path.EndsWith(".parquet", StringComparison.Ordinal) ? name : column.Type.Kind switch
        {
            ColumnKind.Boolean => $"CAST({name} AS BOOLEAN)",
            ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => $"CAST({name} AS BIGINT)",
            ColumnKind.Decimal => FormattableString.Invariant($"CAST(replace({name}, ',', '.') AS DECIMAL(18, {column.Type.Scale}))"),
            ColumnKind.Double => $"CAST(replace({name}, ',', '.') AS DOUBLE)",
            ColumnKind.Date => $"CAST(coalesce({string.Join(", ", Forms.Select(form => $"try_strptime({name}, '{form}')"))}) AS DATE)",
            ColumnKind.Timestamp => $"coalesce({string.Join(", ", Forms.SelectMany(form => new[] { $"try_strptime({name}, '{form}')", $"try_strptime({name}, '{form} %H:%M:%S')", $"try_strptime({name}, '{form}:%H:%M:%S')" }))})",
            _ => name,
        };
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
