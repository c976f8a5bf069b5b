namespace Parcours.Columns;

/// <summary>Where the UTF-8 bytes of one text lie; the bytes belong to whoever made the batch.</summary>
internal readonly unsafe struct TextView(byte* bytes, int length)
{
    public readonly byte* Bytes = bytes;
    public readonly int Length = length;

    public ReadOnlySpan<byte> Span => new(Bytes, Length);
}
