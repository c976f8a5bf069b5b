using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>Writes one segment file. Disposed without <see cref="Complete"/>, nothing is left of it.</summary>
internal sealed unsafe class SegmentWriter : IDisposable
{
    private SegmentWriter() { }

    /// <summary>The ordinal of the first patient that this segment adds to its bucket.</summary>
    public int FirstOrdinal => throw new NotImplementedException();

    /// <summary>New patients of the bucket, ascending; at most once and before the first section.</summary>
    public void AddPatients(ReadOnlySpan<long> keys) => throw new NotImplementedException();

    /// <inheritdoc cref="AddPatients(ReadOnlySpan{long})"/>
    public void AddPatients(TextView* keys, int count) => throw new NotImplementedException();

    public SectionWriter BeginSection(TableSchema table, uint* firstRow, int patientCount, int rowCount) => throw new NotImplementedException();
    public void Complete() => throw new NotImplementedException();
    public void Dispose() => throw new NotImplementedException();
}
