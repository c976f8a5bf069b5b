namespace Parcours.Storage;

/// <summary>The rows of one table in one segment.</summary>
internal sealed unsafe class SectionReader
{
    public const int BlockRows = 32768;
    private SectionReader() { }
    public TableSchema Schema => throw new NotImplementedException();
    public int RowCount => throw new NotImplementedException();
    public int BlockCount => throw new NotImplementedException();
    public bool HasPatients => throw new NotImplementedException();
    public uint* FirstRow => throw new NotImplementedException();
    public int PatientCount => throw new NotImplementedException();
    public bool HasColumn(int column) => throw new NotImplementedException();
    public PageStatistics Statistics(int column, int block) => throw new NotImplementedException();
    public long EncodedBytes(int column) => throw new NotImplementedException();
    public Encoding EncodingOf(int column, int block) => throw new NotImplementedException();
}
