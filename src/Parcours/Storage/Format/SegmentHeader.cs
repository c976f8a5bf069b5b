using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>The first 64 bytes of a segment.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct SegmentHeader
{
    public const uint BucketKind = 1;
    public const uint ReferenceKind = 2;

    [FieldOffset(0)]
    public ulong Magic;

    [FieldOffset(8)]
    public ushort Major;

    [FieldOffset(10)]
    public ushort Minor;

    /// <summary>1 for the rows of a bucket, 2 for those of a reference table.</summary>
    [FieldOffset(12)]
    public uint Kind;

    /// <summary>The bucket; 0 for a reference table.</summary>
    [FieldOffset(16)]
    public uint Bucket;

    /// <summary>The ordinal of the first patient that the segment adds.</summary>
    [FieldOffset(20)]
    public uint FirstOrdinal;

    /// <summary>XxHash3 of the 56 bytes before.</summary>
    [FieldOffset(56)]
    public ulong Checksum;
}
