using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Tests.Import;

/// <summary>A source of rows given as cells: a long, double, bool, string or null each.</summary>
internal sealed class RowSource(string name, IReadOnlyList<(string Name, IArrowType Type)> columns, IReadOnlyList<object?[]> rows, int batchRows = 1000, long firstLine = 1) : TableSource
{
    public override string Name => name;

    public override Schema Schema { get; } = new(columns.Select(column => new Field(column.Name, column.Type, true)), null);

    public override long EstimatedRows { get; } = rows.Count;

    /// <summary>Lines to say cannot be read, with the first batch.</summary>
    public IReadOnlyList<RejectedLine> Rejected { get; init; } = [];

    public string? Content { get; init; }

    public override string? Fingerprint => Content;

    public bool IsByLine { get; init; }

    public override bool RejectsLines => IsByLine;

    /// <summary>Called before each batch.</summary>
    public Action? BeforeBatch { get; init; }

    /// <summary>Cut even when there are few rows.</summary>
    public override IReadOnlyList<TableSource> Split(int parts)
    {
        int each = Math.Max(1, (rows.Count + parts - 1) / parts);
        return [.. Enumerable.Range(0, parts).Where(part => part * each < rows.Count || part == 0).Select(part =>
            new RowSource(name, columns, [.. rows.Skip(part * each).Take(each)], batchRows, firstLine + (part * each)) { Rejected = part == 0 ? Rejected : [], BeforeBatch = BeforeBatch, IsByLine = IsByLine, Content = Content })];
    }

    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        for (int at = 0; at == 0 || at < rows.Count; at += batchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            BeforeBatch?.Invoke();
            object?[][] batch = [.. rows.Skip(at).Take(batchRows)];
            IArrowArray[] arrays = [.. columns.Select((column, c) => Arrays.Of(column.Type, [.. batch.Select(row => row[c])]))];
            yield return new SourceBatch(new RecordBatch(Schema, arrays, batch.Length), firstLine + at, [], at == 0 ? Rejected : []);
        }
    }
}
