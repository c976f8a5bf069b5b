using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Cli.Output;

/// <summary>Makes record batches from objects.</summary>
internal static class Grid
{
    public static GridColumn<T> Text<T>(string name, Func<T, string?> value) => new(name, rows =>
    {
        var builder = new StringArray.Builder();
        foreach (T row in rows)
        {
            builder.Append(value(row));
        }

        return builder.Build();
    });

    public static GridColumn<T> Number<T>(string name, Func<T, long?> value) => new(name, rows =>
    {
        var builder = new Int64Array.Builder();
        foreach (T row in rows)
        {
            builder.Append(value(row));
        }

        return builder.Build();
    });

    public static GridColumn<T> Time<T>(string name, Func<T, DateTimeOffset> value) => new(name, rows =>
    {
        var builder = new TimestampArray.Builder(new TimestampType(TimeUnit.Microsecond, (string?)null));
        foreach (T row in rows)
        {
            builder.Append(new DateTimeOffset(value(row).UtcDateTime, TimeSpan.Zero));
        }

        return builder.Build();
    });

    public static RecordBatch Of<T>(IReadOnlyList<T> rows, params GridColumn<T>[] columns)
    {
        IArrowArray[] arrays = [.. columns.Select(column => column.Build(rows))];
        var schema = new Schema(columns.Zip(arrays, (column, array) => new Field(column.Name, array.Data.DataType, nullable: true)), null);
        return new RecordBatch(schema, arrays, rows.Count);
    }
}
