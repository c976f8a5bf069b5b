using Parcours.Columns;

namespace Parcours.Operators.Aggregates;

/// <summary>Copies of texts that stay where they are: pieces of memory, small ones first, charged to a budget.</summary>
internal sealed unsafe class TextHeap(MemoryBudget budget, string what) : IDisposable
{
    private const long FirstPiece = 1 << 12;
    private const long LargestPiece = 1 << 20;

    private readonly List<NativeBuffer> _pieces = [];
    private long _used;

    /// <summary>A copy of a text.</summary>
    public TextView Copy(ReadOnlySpan<byte> text)
    {
        if (_pieces.Count == 0 || _used + text.Length > _pieces[^1].Capacity)
        {
            var piece = new NativeBuffer(budget, what);
            long size = _pieces.Count == 0 ? FirstPiece : Math.Min(LargestPiece, _pieces[^1].Capacity * 2);
            piece.Ensure(Math.Max(size, text.Length));
            _pieces.Add(piece);
            _used = 0;
        }

        byte* to = _pieces[^1].Start + _used;
        text.CopyTo(new Span<byte>(to, text.Length));
        _used += text.Length;
        return new TextView(to, text.Length);
    }

    /// <summary>Gives all copies up.</summary>
    public void Clear()
    {
        Dispose();
        _pieces.Clear();
        _used = 0;
    }

    public void Dispose() => _pieces.ForEach(p => p.Dispose());
}
