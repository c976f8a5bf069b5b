using System.Collections.Immutable;

namespace Parcours.Storage;

/// <summary>The dataset as one commit left it; never changes.</summary>
internal sealed class Snapshot
{
    private Snapshot() { }
    public long Id => throw new NotImplementedException();
    public string? Name => throw new NotImplementedException();
    public DateTimeOffset CommittedAt => throw new NotImplementedException();
    public ImmutableArray<TableSchema> Tables => throw new NotImplementedException();
    public ColumnType PatientType => throw new NotImplementedException();
    public int BucketCount => throw new NotImplementedException();
    public TableSchema? FindTable(string name) => throw new NotImplementedException();
    public long RowCount(string table) => throw new NotImplementedException();
    public BucketReader Bucket(int index) => throw new NotImplementedException();
    public IReadOnlyList<SectionReader> Reference(string table) => throw new NotImplementedException();
    public CodeDictionary Dictionary(string name) => throw new NotImplementedException();
}
