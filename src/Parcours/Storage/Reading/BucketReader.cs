namespace Parcours.Storage;

/// <summary>A bucket as of a snapshot.</summary>
internal sealed class BucketReader
{
    private BucketReader() { }
    public int Index => throw new NotImplementedException();
    public int PatientCount => throw new NotImplementedException();
    public PatientKeys Patients => throw new NotImplementedException();
    public IReadOnlyList<SectionReader> Sections(string table) => throw new NotImplementedException();
}
