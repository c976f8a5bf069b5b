using System.IO.Hashing;

namespace Parcours.Storage;

/// <summary>The numbers of the segment and dictionary formats; docs/reference/format.md is their description.</summary>
internal static class SegmentFormat
{
    /// <summary>Readers refuse files of a higher major version; a minor one only adds what old readers may ignore.</summary>
    public const ushort Major = 1;

    public const ushort Minor = 0;

    /// <summary>Pages, footers and headers begin at multiples of a cache line (and of the widest vector).</summary>
    public const int Alignment = 64;

    /// <summary>Rows of a frame: the values that share a base and a width.</summary>
    public const int FrameRows = 1024;

    public const int BlockRows = 32768;

    /// <summary>The most bytes a page may take.</summary>
    public const int MaxPageBytes = 1 << 30;

    /// <summary>"PRCSEG\r\n": the line end shows transfers that took the file for text.</summary>
    public const ulong HeaderMagic = 0x0A0D_4745_5343_5250;

    /// <summary>"PRCEND\r\n".</summary>
    public const ulong TrailerMagic = 0x0A0D_444E_4543_5250;

    /// <summary>"PRCDIC\r\n".</summary>
    public const ulong DictionaryMagic = 0x0A0D_4349_4443_5250;

    public static long Align(long bytes) => (bytes + (Alignment - 1)) & ~(long)(Alignment - 1);

    public static int Align(int bytes) => (bytes + (Alignment - 1)) & ~(Alignment - 1);

    /// <summary>The blocks that rows take.</summary>
    public static int Blocks(int rows) => (int)(((long)rows + BlockRows - 1) / BlockRows);

    /// <summary>The rows of one block.</summary>
    public static int RowsOf(int rows, int block) => (int)Math.Min(BlockRows, rows - ((long)block * BlockRows));

    public static unsafe ulong Checksum(byte* bytes, long length)
    {
        if (length <= int.MaxValue)
        {
            return XxHash3.HashToUInt64(new ReadOnlySpan<byte>(bytes, (int)length));
        }

        var hash = new XxHash3();
        for (long at = 0; at < length; at += 1 << 30)
        {
            hash.Append(new ReadOnlySpan<byte>(bytes + at, (int)Math.Min(1 << 30, length - at)));
        }

        return hash.GetCurrentHashAsUInt64();
    }
}
