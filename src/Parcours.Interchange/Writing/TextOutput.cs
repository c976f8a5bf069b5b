namespace Parcours.Interchange.Writing;

/// <summary>Collects bytes and hands them to a stream in large pieces.</summary>
internal sealed class TextOutput(Stream stream)
{
    private const int FlushAt = 256 << 10;

    private byte[] _bytes = new byte[FlushAt + 4096];
    private int _used;

    /// <summary>Appends one byte.</summary>
    public void Append(byte value)
    {
        Reserve(1);
        _bytes[_used++] = value;
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>Appends a text in quotes, its own quotes doubled.</summary>
    public void AppendQuoted(ReadOnlySpan<byte> text)
    {
        Append((byte)'"');
        while (text.IndexOf((byte)'"') is int quote and >= 0)
        {
            Append(text[..(quote + 1)]);
            Append((byte)'"');
            text = text[(quote + 1)..];
        }

        Append(text);
        Append((byte)'"');
    }

    /// <summary>Hands all bytes to the stream.</summary>
    public void Flush()
    {
        stream.Write(_bytes, 0, _used);
        _used = 0;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _used >= count)
        {
            return;
        }

        Flush();
        if (_bytes.Length < count)
        {
            _bytes = new byte[count];
        }
    }
}
