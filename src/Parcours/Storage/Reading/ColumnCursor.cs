using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>Reads one column of one section; one a worker and column.</summary>
internal sealed unsafe class ColumnCursor : IDisposable
{
    public ColumnCursor(SectionReader section, int column, SimdLevel level) => throw new NotImplementedException();
    public long BytesTouched => throw new NotImplementedException();
    public bool Read(int row, int count, void* values, ulong* validity) => throw new NotImplementedException();
    public void RangeToBitmap(int row, int count, long low, long high, ulong* to) => throw new NotImplementedException();
    public void Dispose() => throw new NotImplementedException();
}
