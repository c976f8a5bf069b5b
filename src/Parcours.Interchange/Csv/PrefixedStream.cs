namespace Parcours.Interchange.Csv;

/// <summary>A stream whose first bytes may be looked at before they are read, which a decompressing stream does not allow by itself.</summary>
internal sealed class PrefixedStream(Stream inner) : Stream
{
    private byte[] _prefix = [];
    private int _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes, or fewer where there are fewer; called before anything is read.</summary>
    public byte[] Peek(int count)
    {
        byte[] prefix = new byte[count];
        int read = inner.ReadAtLeast(prefix, count, throwOnEndOfStream: false);
        _prefix = prefix[..read];
        return _prefix;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

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

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
