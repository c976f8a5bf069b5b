using Apache.Arrow;

namespace Parcours.AotApp;

/// <summary>A source of rows that lie in memory.</summary>
internal sealed class MemorySource(string name, RecordBatch rows) : TableSource
{
    public override string Name => name;

    public override Schema Schema => rows.Schema;

    public override long EstimatedRows => rows.Length;

    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        yield return new SourceBatch(rows.Clone(), 1, [], []);
    }
}
