using System.Globalization;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Tests.Support;

/// <summary>A table as plain objects: what every file format must give back.</summary>
public sealed record TableModel(IReadOnlyList<(string Name, IArrowType Type)> Columns, IReadOnlyList<object?[]> Rows)
{
    public Schema Schema => new(Columns.Select(c => new Field(c.Name, c.Type, true)), null);

    /// <summary>The rows as record batches of at most so many rows each.</summary>
    public IEnumerable<RecordBatch> Batches(int most)
    {
        for (int from = 0; from < Rows.Count; from += most)
        {
            object?[][] rows = [.. Rows.Skip(from).Take(most)];
            yield return new RecordBatch(Schema, Columns.Select((c, i) => ArrowValues.Build(c.Type, [.. rows.Select(r => r[i])])), rows.Length);
        }
    }

    /// <summary>All rows of a source, by the names of this table's columns.</summary>
    public static List<object?[]> ReadRows(TableSource source)
    {
        var rows = new List<object?[]>();
        foreach (SourceBatch batch in source.Read())
        {
            using (batch)
            {
                Assert.Empty(batch.Rejected);
                Append(rows, batch.Rows);
            }
        }

        return rows;
    }

    public static void Append(List<object?[]> rows, RecordBatch batch)
    {
        IArrowArray[] arrays = [.. batch.Arrays];
        for (int row = 0; row < batch.Length; row++)
        {
            rows.Add([.. arrays.Select(a => ArrowValues.Get(a, row))]);
        }
    }

    public static void AssertSame(IReadOnlyList<object?[]> expected, IReadOnlyList<object?[]> found)
    {
        Assert.Equal(expected.Count, found.Count);
        for (int row = 0; row < expected.Count; row++)
        {
            Assert.Equal(expected[row].Select(Show), found[row].Select(Show));
        }
    }

    public static string Show(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => "bytes " + Convert.ToHexString(bytes),
        string text => "text " + text,
        double d => "double " + BitConverter.DoubleToInt64Bits(d).ToString("X", CultureInfo.InvariantCulture),
        float f => "float " + BitConverter.SingleToInt32Bits(f).ToString("X", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendJoin(" | ", Columns.Select(c => $"{c.Name} {c.Type.Name}")).AppendLine();
        foreach (object?[] row in Rows)
        {
            text.AppendJoin(" | ", row.Select(Show)).AppendLine();
        }

        return text.ToString();
    }
}
