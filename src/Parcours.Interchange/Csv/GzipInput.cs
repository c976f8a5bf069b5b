using System.IO.Compression;
using System.Security.Cryptography;

namespace Parcours.Interchange.Csv;

/// <summary>Decompresses gzip, of one member or several, and refuses what ends before its end.</summary>
/// <remarks>
/// .NET takes compressed bytes that stop anywhere for the end of the text, so that a file cut short loses its last lines in silence. So a member of our own,
/// of a few random bytes, is put after the file: only when all before it is whole, trailers and all, does it come out, as the last bytes.
/// </remarks>
internal sealed class GzipInput : ForwardStream
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
        _text = new GZipStream(new ContinuedStream(compressed, Compress(_seal)), CompressionMode.Decompress);

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
}
