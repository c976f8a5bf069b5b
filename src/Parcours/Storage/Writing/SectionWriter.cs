namespace Parcours.Storage;

/// <summary>Writes the rows of one table into a segment, column by column. Ends when the next section begins or the segment is completed.</summary>
internal sealed unsafe class SectionWriter
{
    private SectionWriter() { }
    public void WriteColumn(int column, void* values, ulong* validity) => throw new NotImplementedException();
}
