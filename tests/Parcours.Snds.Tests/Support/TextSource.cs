using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Tests.Support;

/// <summary>Rows of text in memory, cut into pieces as asked.</summary>
internal sealed class TextSource(string name, string[] columns, IReadOnlyList<string?[]> rows, long firstLine = 2, int batchRows = 1000) : TableSource
{
    public override string Name => name;

    public override Schema Schema { get; } = new(columns.Select(column => new Field(column, StringType.Default, true)), null);

    public override long EstimatedRows => rows.Count;

    public TextSource Project(IReadOnlyCollection<string>? wanted)
    {
        if (wanted is null)
        {
            return this;
        }

        int[] places = [.. Enumerable.Range(0, columns.Length).Where(i => wanted.Contains(columns[i], StringComparer.OrdinalIgnoreCase))];
        return new TextSource(name, [.. places.Select(i => columns[i])], [.. rows.Select(row => places.Select(i => row[i]).ToArray())], firstLine, batchRows);
    }

    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        for (int start = 0; start < rows.Count; start += batchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(batchRows, rows.Count - start);
            IArrowArray[] arrays = [.. Enumerable.Range(0, columns.Length).Select(column => Array(start, count, column))];
            yield return new SourceBatch(new RecordBatch(Schema, arrays, count), firstLine + start, [], []);
        }
    }

    public override IReadOnlyList<TableSource> Split(int parts) =>
    [
        .. Enumerable.Range(0, Math.Min(parts, Math.Max(1, rows.Count))).Select(i =>
        {
            int pieces = Math.Min(parts, Math.Max(1, rows.Count));
            int from = rows.Count * i / pieces;
            return new TextSource(name, columns, [.. rows.Skip(from).Take((rows.Count * (i + 1) / pieces) - from)], firstLine + from, batchRows);
        }),
    ];

    private StringArray Array(int start, int count, int column)
    {
        var builder = new StringArray.Builder();
        for (int i = 0; i < count; i++)
        {
            builder.Append(rows[start + i][column]);
        }

        return builder.Build();
    }
}
