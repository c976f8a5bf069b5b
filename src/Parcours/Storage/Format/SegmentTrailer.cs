using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>The last 64 bytes of a segment.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct SegmentTrailer
{
    /// <summary>"PRCEND\r\n".</summary>
    [FieldOffset(0)]
    public ulong Magic;

    /// <summary>The bytes of the file, this trailer included.</summary>
    [FieldOffset(8)]
    public ulong FileLength;

    /// <summary>Where the footer begins, a multiple of 64.</summary>
    [FieldOffset(16)]
    public ulong FooterOffset;

    /// <summary>Its bytes, a multiple of 64; the trailer follows.</summary>
    [FieldOffset(24)]
    public ulong FooterLength;

    /// <summary>XxHash3 of the footer.</summary>
    [FieldOffset(32)]
    public ulong FooterChecksum;

    /// <summary>XxHash3 of the 56 bytes before.</summary>
    [FieldOffset(56)]
    public ulong Checksum;
}
