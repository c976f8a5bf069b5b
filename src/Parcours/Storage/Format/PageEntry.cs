using System.Runtime.InteropServices;
using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>What the footer says of a page; laid out as in the file, so that statistics are read where they lie.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct PageEntry
{
    /// <summary>Where it begins, a multiple of 64; 0 when it has no bytes.</summary>
    [FieldOffset(0)]
    public ulong Offset;

    /// <summary>Its bytes in the file, without the zeros up to the next multiple of 64.</summary>
    [FieldOffset(8)]
    public uint Length;

    /// <summary>Its bytes after decompression; the same as <see cref="Length"/> when it is not compressed.</summary>
    [FieldOffset(12)]
    public uint DecodedLength;

    [FieldOffset(16)]
    public uint RowCount;

    [FieldOffset(20)]
    public uint NullCount;

    [FieldOffset(24)]
    public Encoding Encoding;

    [FieldOffset(25)]
    public PageFlags Flags;

    /// <summary>The lane that the values were given in.</summary>
    [FieldOffset(26)]
    public Lane Lane;

    /// <summary>How doubles became the integers that are encoded.</summary>
    [FieldOffset(27)]
    public DoubleForm DoubleForm;

    [FieldOffset(28)]
    public uint Reserved;

    [FieldOffset(32)]
    public long Min;

    [FieldOffset(40)]
    public long Max;

    /// <summary>The value of a <see cref="Encoding.Constant"/> page.</summary>
    [FieldOffset(48)]
    public long Constant;

    /// <summary>XxHash3 of the bytes in the file, with the zeros up to the next multiple of 64; 0 when it has none.</summary>
    [FieldOffset(56)]
    public ulong Checksum;
}
