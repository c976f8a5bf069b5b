using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>The first 64 bytes of a dictionary file. The body follows: values, sorted order, and for texts their bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct DictionaryHeader
{
    /// <summary>"PRCDIC\r\n".</summary>
    [FieldOffset(0)]
    public ulong Magic;

    [FieldOffset(8)]
    public ushort Major;

    [FieldOffset(10)]
    public ushort Minor;

    /// <summary>1 for text, 0 for 64-bit integers.</summary>
    [FieldOffset(12)]
    public uint IsText;

    /// <summary>The code of the first value.</summary>
    [FieldOffset(16)]
    public uint FirstCode;

    /// <summary>How many values.</summary>
    [FieldOffset(20)]
    public uint Count;

    /// <summary>Where the sorted order begins: for each place the value's number in this file, as 32 bits.</summary>
    [FieldOffset(24)]
    public ulong OrderOffset;

    /// <summary>Where the bytes of texts begin; for integers, the end of the file.</summary>
    [FieldOffset(32)]
    public ulong BytesOffset;

    /// <summary>The bytes of the file.</summary>
    [FieldOffset(40)]
    public ulong FileLength;

    /// <summary>XxHash3 of all that follows the header.</summary>
    [FieldOffset(48)]
    public ulong BodyChecksum;

    /// <summary>XxHash3 of the 56 bytes before.</summary>
    [FieldOffset(56)]
    public ulong Checksum;
}
