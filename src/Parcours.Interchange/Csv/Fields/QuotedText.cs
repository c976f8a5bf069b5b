namespace Parcours.Interchange.Csv.Fields;

/// <summary>Takes the quotes off a field.</summary>
internal sealed class QuotedText
{
    private byte[] _bytes = new byte[256];

    /// <summary>The text between the quotes, its doubled quotes single. Valid until the next call; followed by padding that may be read.</summary>
    public ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> inner = field[1..^1];
        if (!inner.Contains((byte)'"'))
        {
            return inner;
        }

        if (_bytes.Length < inner.Length + RecordBlock.Padding)
        {
            _bytes = new byte[(inner.Length * 2) + RecordBlock.Padding];
        }

        int at = 0;
        while (inner.IndexOf((byte)'"') is int quote and >= 0)
        {
            inner[..(quote + 1)].CopyTo(_bytes.AsSpan(at));
            at += quote + 1;
            inner = inner[(quote + 2)..];
        }

        inner.CopyTo(_bytes.AsSpan(at));
        return _bytes.AsSpan(0, at + inner.Length);
    }
}
