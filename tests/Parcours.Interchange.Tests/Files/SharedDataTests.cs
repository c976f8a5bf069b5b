using Apache.Arrow.Types;
using Parcours.Interchange.Tests.Csv;
using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Files;

public sealed class SharedDataTests
{
    [SharedDataFact]
    public void Every_Parquet_file_reads_as_DuckDB_reads_it()
    {
        foreach (string path in SharedData.Files(".parquet"))
        {
            TableSource source = TableFiles.OpenFile(path);
            List<object?[]> rows = TableModel.ReadRows(source);
            Assert.Equal(source.EstimatedRows, rows.Count);
            TableModel.AssertSame(DuckTable.Rows($"SELECT * FROM '{path}'"), rows);
        }
    }

    [SharedDataFact]
    public void Every_CSV_file_has_the_fields_that_DuckDB_finds()
    {
        foreach (string path in SharedData.Files(".csv"))
        {
            var source = new CsvSource(path, new CsvOptions { AllText = true, Header = true });
            (List<object?[]> rows, List<RejectedLine> rejected) = CsvSourceTests.ReadAll(source);
            Assert.Empty(rejected);
            string separator = File.ReadLines(path).First().Contains(';', StringComparison.Ordinal) ? ";" : ",";
            List<object?[]> expected = DuckTable.Rows($"SELECT * FROM read_csv('{path}', all_varchar = true, header = true, delim = '{separator}', quote = '\"', escape = '\"', allow_quoted_nulls = false)");
            TableModel.AssertSame(expected, rows);
        }
    }

    [SharedDataFact]
    public void The_three_forms_of_dates_of_a_real_delivery_are_dates()
    {
        int dates = 0;
        foreach (string path in Directory.EnumerateFiles(Path.Combine(SharedData.Folder!, "hdh-synthetic"), "*.csv"))
        {
            var source = new CsvSource(path);
            (List<object?[]> rows, List<RejectedLine> rejected) = CsvSourceTests.ReadAll(source);
            Assert.Empty(rejected);
            Assert.NotEmpty(rows);
            foreach (Apache.Arrow.Field field in source.Schema.FieldsList)
            {
                bool named = field.Name.EndsWith("_DTD", StringComparison.Ordinal) || field.Name.EndsWith("_DTF", StringComparison.Ordinal) || field.Name == "BEN_DCD_DTE";
                dates += field.DataType is Date32Type ? 1 : 0;
                Assert.True(!named || field.DataType is Date32Type, $"{source.Name} {field.Name} {field.DataType.Name}");
            }
        }

        Assert.True(dates > 30, $"{dates} dates");
    }
}
