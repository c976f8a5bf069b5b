namespace Parcours.Interchange.Csv;

/// <summary>A stream with some bytes after its end.</summary>
internal sealed class ContinuedStream(Stream first, byte[] then) : ForwardStream
{
    private int _given;

    public override int Read(Span<byte> buffer)
    {
        int read = first.Read(buffer);
        if (read == 0)
        {
            read = Math.Min(buffer.Length, then.Length - _given);
            then.AsSpan(_given, read).CopyTo(buffer);
            _given += read;
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
        }

        base.Dispose(disposing);
    }
}
