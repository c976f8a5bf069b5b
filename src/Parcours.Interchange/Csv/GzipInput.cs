using System.IO.Compression;
using System.Security.Cryptography;

namespace Parcours.Interchange.Csv;

/// <summary>Decompresses gzip, of one member or several, and refuses what ends before its end.</summary>
/// <remarks>
/// .NET takes compressed bytes that stop anywhere for the end of the text, so that a file cut short loses its last lines in silence. So a member of our own,
/// of a few random bytes, is put after the file: only when all before it is whole, trailers and all, does it come out, as the last bytes.
/// </remarks>
internal sealed class GzipInput : Stream
{
    private const int SealBytes = 16;

    private readonly byte[] _seal = RandomNumberGenerator.GetBytes(SealBytes);
    private readonly GZipStream _text;

    // What may be the seal is held back until more comes or nothing does.
    private readonly byte[] _held = new byte[64 << 10];
    private int _start;
    private int _end;
    private bool _ended;

    public GzipInput(Stream compressed) =>
        _text = new GZipStream(new Continued(compressed, Compress(_seal)), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_end - _start <= SealBytes && !_ended)
        {
            Fill();
        }

        int count = Math.Min(buffer.Length, _end - _start - SealBytes);
        _held.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
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
            _text.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fill()
    {
        _held.AsSpan(_start.._end).CopyTo(_held);
        (_start, _end) = (0, _end - _start);
        int read = _text.Read(_held.AsSpan(_end));
        _end += read;
        _ended = read == 0;
        if (_ended && !_held.AsSpan(_start.._end).SequenceEqual(_seal))
        {
            throw new InvalidDataException("The compressed data end before their end.");
        }
    }

    private static byte[] Compress(byte[] bytes)
    {
        var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.NoCompression))
        {
            gzip.Write(bytes);
        }

        return member.ToArray();
    }

    /// <summary>A stream with some bytes after its end.</summary>
    private sealed class Continued(Stream first, byte[] then) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

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
                first.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
