using System.Numerics;
using System.Runtime.CompilerServices;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>
/// Runs of equal integers: a head of 64 bytes (the number of runs, the bytes of their lengths), the lengths bit-packed, then
/// from the next multiple of 64 on the values bit-packed.
/// </summary>
[SkipLocalsInit]
internal static unsafe class RunLengthPage
{
    private const int HeadBytes = SegmentFormat.Alignment;

    /// <summary>Splits values into runs; returns how many.</summary>
    public static int Split<T>(T* values, int count, int* lengths, T* runs)
        where T : unmanaged, IBinaryInteger<T>
    {
        int n = 0;
        int start = 0;
        for (int i = 1; i <= count; i++)
        {
            if (i == count || values[i] != values[i - 1])
            {
                lengths[n] = i - start;
                runs[n++] = values[start];
                start = i;
            }
        }

        return n;
    }

    /// <summary>The bytes of runs whose lengths and values were measured.</summary>
    public static int Bytes(IntegerShape lengths, IntegerShape values) => HeadBytes + SegmentFormat.Align(lengths.PackedBytes) + values.PackedBytes;

    /// <summary>Writes runs; returns the bytes.</summary>
    public static int Write<T>(int* lengths, T* values, int count, IntegerShape lengthShape, IntegerShape valueShape, byte* to)
        where T : unmanaged, IBinaryInteger<T>
    {
        int lengthBytes = SegmentFormat.Align(lengthShape.PackedBytes);
        new Span<byte>(to, HeadBytes + lengthBytes).Clear();
        ((uint*)to)[0] = (uint)count;
        ((uint*)to)[1] = (uint)lengthBytes;
        BitPackedPage.Write(lengths, count, lengthShape, to + HeadBytes);
        return HeadBytes + lengthBytes + BitPackedPage.Write(values, count, valueShape, to + HeadBytes + lengthBytes);
    }

    /// <summary>Checks that the runs lie within the bytes there are and cover the rows; otherwise says what is wrong.</summary>
    public static string? Check<T>(byte* page, long available, int rows)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (available < HeadBytes)
        {
            return "the page is too short for its runs";
        }

        uint runs = ((uint*)page)[0];
        uint lengthBytes = ((uint*)page)[1];
        if (runs == 0 || runs > rows || lengthBytes % SegmentFormat.Alignment != 0 || lengthBytes > available - HeadBytes)
        {
            return "the runs are not as the page says";
        }

        string? wrong = FrameHeader.Check(page + HeadBytes, lengthBytes, (int)runs, 32)
            ?? FrameHeader.Check(page + HeadBytes + lengthBytes, available - HeadBytes - lengthBytes, (int)runs, Lanes.Bits<T>());
        if (wrong is not null)
        {
            return wrong;
        }

        int* lengths = stackalloc int[SegmentFormat.FrameRows + 16];
        long covered = 0;
        for (int at = 0; at < runs; at += SegmentFormat.FrameRows)
        {
            int n = Math.Min(SegmentFormat.FrameRows, (int)runs - at);
            BitPackedPage.Read(SimdLevel.Scalar, page + HeadBytes, at, n, lengths);
            for (int i = 0; i < n; i++)
            {
                if (lengths[i] <= 0)
                {
                    return "a run has no rows";
                }

                covered += lengths[i];
            }
        }

        return covered == rows ? null : "the runs do not cover the rows";
    }

    /// <summary>Decodes all runs: where each ends (exclusive) and its value; returns how many. Room for 64 bytes more is needed in both.</summary>
    public static int ReadRuns<T>(SimdLevel level, byte* page, int* ends, T* values)
        where T : unmanaged, IBinaryInteger<T>
    {
        int runs = (int)((uint*)page)[0];
        BitPackedPage.Read(level, page + HeadBytes, 0, runs, ends);
        BitPackedPage.Read(level, page + HeadBytes + ((uint*)page)[1], 0, runs, values);
        Delta.PrefixSumInt32(level, ends, runs, 0);
        return runs;
    }

    /// <summary>The run that a row is in.</summary>
    public static int Find(int* ends, int runs, int row)
    {
        int low = 0;
        int high = runs - 1;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (ends[middle] > row)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
