using System.Data;
using System.Data.Common;

namespace Parcours.Tests.Results;

public sealed class DataReaderTests
{
    [Fact]
    public async Task A_data_reader_gives_every_type()
    {
        await using DbDataReader reader = new UntypedQueryOf(AllTypes.Runner(withNulls: true)).Query.AsDataReader();
        Assert.Equal(13, reader.FieldCount);
        Assert.True(reader.HasRows);
        Assert.True(await reader.ReadAsync());
        Assert.True(reader.GetBoolean(0));
        Assert.Equal((1L, -2, 3, 4L), (reader.GetInt64(1), reader.GetInt16(2), reader.GetInt32(3), reader.GetInt64(4)));
        Assert.Equal((123.45m, 1.5f, 2.5), (reader.GetDecimal(5), reader.GetFloat(6), reader.GetDouble(7)));
        Assert.Equal(new DateOnly(2022, 1, 8), reader.GetFieldValue<DateOnly>(8));
        Assert.Equal(new DateTime(2022, 1, 8), reader.GetDateTime(8));
        Assert.Equal("text", reader["TEXT"]);
        Assert.Equal(2, reader.GetBytes(11, 0, null, 0, 0));
        Assert.Equal(typeof(decimal), reader.GetFieldType(5));
        Assert.Equal("decimal(18,2)", reader.GetDataTypeName(5));
        Assert.True(reader.Read());
        Assert.All(Enumerable.Range(0, 13), i => Assert.True(reader.IsDBNull(i)));
        Assert.Equal(DBNull.Value, reader.GetValue(3));
        Assert.True(reader.Read());
        Assert.False(reader.Read());
        Assert.False(reader.NextResult());
        Assert.Throws<InvalidOperationException>(() => reader.GetValue(0));
    }

    [Fact]
    public void A_data_reader_fills_a_table()
    {
        using DbDataReader reader = new UntypedQueryOf(AllTypes.Runner(withNulls: true)).Query.AsDataReader();
        using var table = new DataTable();
        table.Load(reader);
        Assert.Equal((3, 13), (table.Rows.Count, table.Columns.Count));
        Assert.Equal("text", table.Rows[2]["text"]);
    }

    [Fact]
    public void An_unknown_column_is_named_with_what_was_meant()
    {
        using DbDataReader reader = new UntypedQueryOf(AllTypes.Runner(withNulls: false)).Query.AsDataReader();
        Assert.Contains("Did you mean 'amount'?", Assert.Throws<ArgumentOutOfRangeException>(() => reader.GetOrdinal("amout")).Message, StringComparison.Ordinal);
    }

    private sealed record UntypedQueryOf(FixedRunner Runner)
    {
        public UntypedQuery Query => new(Runner, new Plans.ScanPlan(Runner.Table));
    }
}
