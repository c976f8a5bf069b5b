using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;

namespace Parcours.Interchange.Tests.Support;

/// <summary>What DuckDB reads of a file, as the values that <see cref="ArrowValues"/> gives.</summary>
public static class DuckTable
{
    public static List<object?[]> Rows(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Plain(reader.GetValue(i)))]);
        }

        return rows;
    }

    private static object Plain(object value) => value switch
    {
        sbyte or short or int => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        DateOnly d => (long)d.DayNumber - 719_162,
        DateTime d => (d - DateTime.UnixEpoch).Ticks / 10,
        Stream s => Bytes(s),
        decimal d => (Int128)new BigInteger(d * (decimal)Math.Pow(10, d.Scale)),
        _ => value,
    };

    private static byte[] Bytes(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
