using Apache.Arrow;
using Apache.Arrow.Types;
using DuckDB.NET.Data;
using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Parquet;

public sealed class ParquetSourceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_split_between_row_groups_without_losing_a_row_or_its_number()
    {
        string path = Duck("SELECT range AS a, 'v' || (range % 7) AS t FROM range(20000)", "ROW_GROUP_SIZE 2048");
        var source = new ParquetSource(path, batchRows: 1000);
        Assert.Equal(20_000, source.EstimatedRows);
        foreach (int parts in new[] { 1, 2, 3, 100 })
        {
            IReadOnlyList<TableSource> cut = source.Split(parts);
            Assert.InRange(cut.Count, 1, parts);
            Assert.Equal(20_000, cut.Sum(p => p.EstimatedRows));
            long next = 1;
            foreach (SourceBatch batch in cut.SelectMany(p => p.Read()))
            {
                using (batch)
                {
                    Assert.Equal(next, batch.FirstLine);
                    Assert.Equal(next - 1, ((Int64Array)batch.Rows.Column(0)).GetValue(0));
                    Assert.IsType<DictionaryArray>(batch.Rows.Column(1));
                    Assert.InRange(batch.Rows.Length, 1, 1000);
                    next += batch.Rows.Length;
                }
            }

            Assert.Equal(20_001, next);
        }
    }

    [Fact]
    public void Every_type_is_brought_to_one_of_the_few()
    {
        string path = Duck(
            """
            SELECT 200::UTINYINT a, 60000::USMALLINT b, 4000000000::UINTEGER c, 5::UBIGINT d, 1.5::DECIMAL(4,1) e, 1.5::DECIMAL(9,2) f, 1.5::DECIMAL(18,3) g,
                   12345678901234567890.5::DECIMAL(38,1) h, TIMESTAMP '2020-01-01 00:00:01' i, TIMESTAMP_S '2020-01-01 00:00:01' j, TIMESTAMP_MS '2020-01-01 00:00:01' k,
                   TIMESTAMP_NS '2020-01-01 00:00:01' l, TIMESTAMPTZ '2020-01-01 00:00:01+00' m, DATE '2020-01-01' n, 'x'::BLOB o, true p, 1.5::FLOAT q
            """);
        TableSource source = new ParquetSource(path);
        Assert.All(source.Schema.FieldsList, f => Assert.True(f.DataType is not (UInt8Type or UInt16Type or UInt32Type or UInt64Type)));
        object?[] row = Assert.Single(TableModel.ReadRows(source));
        Assert.Equal(
            ["200", "60000", "4000000000", "5", "15", "150", "1500", "123456789012345678905", .. Enumerable.Repeat("1577836801000000", 5), "18262", "bytes 78", "True", "float 3FC00000"],
            row.Select(TableModel.Show));
    }

    [Fact]
    public void Too_large_an_unsigned_number_is_an_error_that_names_its_column()
    {
        string path = Duck("SELECT 18446744073709551615::UBIGINT AS big");
        var error = Assert.Throws<ParcoursException>(() => TableModel.ReadRows(new ParquetSource(path)));
        Assert.Equal("PRC0609", error.Id);
        Assert.Contains("'big'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nested_column_is_an_error_that_names_it_unless_it_is_not_wanted()
    {
        string path = Duck("SELECT 1 AS a, [1, 2] AS list, {'x': 1, 'y': 2} AS pair, 'z' AS b");
        var error = Assert.Throws<ParcoursException>(() => new ParquetSource(path).Schema);
        Assert.Equal("PRC0607", error.Id);
        Assert.Contains("'list'", error.Message, StringComparison.Ordinal);
        Assert.Equal([1L, "z"], Assert.Single(TableModel.ReadRows(new ParquetSource(path, ["B", "a"]))));
    }

    [Fact]
    public void A_file_with_none_of_the_columns_wanted_still_has_its_rows()
    {
        SourceBatch[] batches = [.. new ParquetSource(Duck("SELECT range AS a FROM range(10)"), ["b"], 4).Read()];
        Assert.Equal([4, 4, 2], batches.Select(b => b.Rows.Length));
    }

    [Fact]
    public void A_file_without_rows_has_a_schema()
    {
        var source = new ParquetSource(Duck("SELECT 1 AS a WHERE false"));
        Assert.Equal(0, source.EstimatedRows);
        Assert.Single(source.Schema.FieldsList);
        Assert.Empty(TableModel.ReadRows(source));
        Assert.Single(source.Split(4));
    }

    private string Duck(string query, string options = "")
    {
        string path = _folder.Fresh(".parquet");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SET TimeZone = 'UTC'; COPY ({query}) TO '{path}' (FORMAT parquet{(options.Length > 0 ? ", " + options : "")})";
        command.ExecuteNonQuery();
        return path;
    }
}
