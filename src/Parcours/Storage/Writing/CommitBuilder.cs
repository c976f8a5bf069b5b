namespace Parcours.Storage;

/// <summary>What one commit adds. Nothing is visible before <see cref="Commit"/>; disposed without it, nothing is left.</summary>
internal sealed class CommitBuilder : IDisposable
{
    private CommitBuilder() { }
    public Snapshot Base => throw new NotImplementedException();
    public TableSchema Declare(TableSchema table) => throw new NotImplementedException();
    public int AddDictionaryValues(string dictionary, IReadOnlyList<byte[]> newValuesInOrder) => throw new NotImplementedException();
    public int AddDictionaryValues(string dictionary, IReadOnlyList<long> newValuesInOrder) => throw new NotImplementedException();
    public SegmentWriter BeginSegment(int bucket) => throw new NotImplementedException();
    public SegmentWriter BeginReference(string table) => throw new NotImplementedException();
    public Snapshot Commit(string? name = null) => throw new NotImplementedException();
    public void Dispose() => throw new NotImplementedException();
}
