namespace Parcours.Snds.Linkage;

/// <summary>Many short texts in one buffer: an identifier a person, without an object each.</summary>
internal sealed class TextStore
{
    private byte[] _bytes = new byte[1024];
    private long[] _ends = new long[64];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            long start = index == 0 ? 0 : _ends[index - 1];
            return _bytes.AsSpan((int)start, (int)(_ends[index] - start));
        }
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        long start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(start + text.Length, 2L * _bytes.Length)));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
        }

        text.CopyTo(_bytes.AsSpan((int)start));
        _ends[Count++] = start + text.Length;
    }
}
