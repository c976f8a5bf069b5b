using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>What the footer says of a column.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct ColumnEntry
{
    /// <summary>Where the name of the column begins among the names.</summary>
    [FieldOffset(0)]
    public uint NameOffset;

    /// <summary>Its bytes (UTF-8).</summary>
    [FieldOffset(4)]
    public uint NameLength;

    /// <summary>The kind of its type, a <see cref="ColumnKind"/>.</summary>
    [FieldOffset(8)]
    public byte Kind;

    /// <summary>The scale of its type.</summary>
    [FieldOffset(9)]
    public byte Scale;

    /// <summary>1 when the column holds codes of a dictionary.</summary>
    [FieldOffset(10)]
    public byte IsCoded;

    /// <summary>0.</summary>
    [FieldOffset(11)]
    public byte Reserved;

    /// <summary>The first of its pages, one a block.</summary>
    [FieldOffset(12)]
    public uint FirstPage;
}
