using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parcours.Interchange.Csv;

/// <summary>Finds the bytes that mean something in CSV, 64 at a time.</summary>
internal readonly struct SpecialBytes(byte separator, byte lineEnd)
{
    private readonly Vector256<byte> _separator = Vector256.Create(separator);
    private readonly Vector256<byte> _lineEnd = Vector256.Create(lineEnd);
    private readonly Vector256<byte> _quote = Vector256.Create((byte)'"');

    /// <summary>A bit for each of 64 bytes, set where the byte is a separator, a line end or a quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong In(ref byte bytes) => Mask(Vector256.LoadUnsafe(ref bytes)) | ((ulong)Mask(Vector256.LoadUnsafe(ref bytes, 32)) << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Mask(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, _separator) | Vector256.Equals(bytes, _lineEnd) | Vector256.Equals(bytes, _quote)).ExtractMostSignificantBits();
}
