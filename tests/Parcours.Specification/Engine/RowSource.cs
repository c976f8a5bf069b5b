using Apache.Arrow;

namespace Parcours.Specification.Engine;

/// <summary>Rows in memory as a source to import, in batches of a given size.</summary>
internal sealed class RowSource(TableSchema table, IReadOnlyList<object?[]> rows, int batchRows, string name) : TableSource
{
    public override string Name => name;

    public override Schema Schema { get; } = new(
        [.. table.Columns.Select(c => new Field(c.Name, ArrowValues.Array(c.Type, []).Data.DataType, c.Nullable))],
        []);

    public override long EstimatedRows => rows.Count;

    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        long line = 1;
        foreach (object?[][] chunk in rows.Chunk(batchRows))
        {
            IArrowArray[] arrays = [.. table.Columns.Select((c, i) => ArrowValues.Array(c.Type, [.. chunk.Select(r => r[i])]))];
            yield return new SourceBatch(new RecordBatch(Schema, arrays, chunk.Length), line, [], []);
            line += chunk.Length;
        }
    }
}
