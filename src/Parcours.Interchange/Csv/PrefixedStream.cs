namespace Parcours.Interchange.Csv;

/// <summary>A stream whose first bytes may be looked at before they are read, which a decompressing stream does not allow by itself.</summary>
internal sealed class PrefixedStream(Stream inner) : ForwardStream
{
    private byte[] _prefix = [];
    private int _read;

    /// <summary>The first bytes, or fewer where there are fewer; called before anything is read.</summary>
    public byte[] Peek(int count)
    {
        byte[] prefix = new byte[count];
        int read = inner.ReadAtLeast(prefix, count, throwOnEndOfStream: false);
        _prefix = prefix[..read];
        return _prefix;
    }

    public override int Read(Span<byte> buffer)
    {
        int left = _prefix.Length - _read;
        if (left == 0)
        {
            return inner.Read(buffer);
        }

        int count = Math.Min(left, buffer.Length);
        _prefix.AsSpan(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
