using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>What a packed page says of a frame; laid out as in the file.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct FrameHeader
{
    /// <summary>What is added to each packed number; in a delta page, the first value.</summary>
    [FieldOffset(0)]
    public long Base;

    /// <summary>Where the packed numbers begin, from the first header on.</summary>
    [FieldOffset(8)]
    public uint Offset;

    /// <summary>The bits of a packed number.</summary>
    [FieldOffset(12)]
    public uint Width;

    /// <summary>The frames of a page of that many values.</summary>
    public static int Count(int values) => (values + SegmentFormat.FrameRows - 1) / SegmentFormat.FrameRows;

    /// <summary>The values of one frame.</summary>
    public static int ValuesOf(int values, int frame) => Math.Min(SegmentFormat.FrameRows, values - (frame * SegmentFormat.FrameRows));

    /// <summary>The bytes of the headers of a page, up to where its first frame begins.</summary>
    public static int HeaderBytes(int values) => SegmentFormat.Align(Count(values) * 16);

    /// <summary>The bytes of a frame: its packed numbers, up to the next multiple of eight.</summary>
    public static int FrameBytes(int values, int width) => (Kernels.BitPacking.ByteCount(values, width) + 7) & ~7;

    /// <summary>Checks that every frame lies within the bytes there are; otherwise says what is wrong.</summary>
    public static unsafe string? Check(byte* at, long available, int values, int maxWidth)
    {
        int headerBytes = HeaderBytes(values);
        if (headerBytes > available)
        {
            return "the page is too short for its frames";
        }

        var headers = (FrameHeader*)at;
        for (int i = 0; i < Count(values); i++)
        {
            if (headers[i].Width > maxWidth)
            {
                return "a frame is wider than its lane";
            }

            if (headers[i].Offset < headerBytes || headers[i].Offset + (long)FrameBytes(ValuesOf(values, i), (int)headers[i].Width) > available)
            {
                return "a frame lies outside its page";
            }
        }

        return null;
    }
}
