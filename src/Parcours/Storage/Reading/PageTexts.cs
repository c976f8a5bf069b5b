using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>Reads the texts of the page a cursor is on. The views point into the page, mapped or decompressed.</summary>
internal sealed unsafe class PageTexts(SimdLevel level) : IDisposable
{
    private readonly NativeBuffer _ends = new();
    private byte* _bytes;

    /// <summary>Turns to another page.</summary>
    public void Enter(PageWindow page)
    {
        int rows = (int)page.Entry->RowCount;
        if (page.Entry->Encoding == Encoding.Text)
        {
            _bytes = TextPage.ReadEnds(level, page.Values, rows, (int*)_ends.Reserve((long)rows * sizeof(int)));
        }
    }

    /// <summary>Writes a view a row; a null is empty.</summary>
    public void Read(int row, int count, TextView* to)
    {
        var ends = (int*)_ends.Pointer;
        int start = row == 0 ? 0 : ends[row - 1];
        for (int i = 0; i < count; i++)
        {
            int end = ends[row + i];
            to[i] = new(_bytes + start, end - start);
            start = end;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ends.Dispose();
}
