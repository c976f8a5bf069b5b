using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>Asks a test of every value and writes the answers as a bitmap; bits past the count are zero.</summary>
internal static unsafe class LaneTests
{
    internal static void ToBitmap<T, TTest>(SimdLevel level, TTest test, int count, ulong* to)
        where T : unmanaged
        where TTest : struct, ILaneTest<T>
    {
        switch (level)
        {
            case SimdLevel.Vector512:
                ToBitmap512<T, TTest>(test, count, to);
                break;
            case SimdLevel.Vector256:
                ToBitmap256<T, TTest>(test, count, to);
                break;
            default:
                ToBitmapScalar(test, count, to);
                break;
        }
    }

    internal static void ToBitmapScalar<TTest>(TTest test, int count, ulong* to)
        where TTest : struct, IValueTest
    {
        for (int start = 0; start < count; start += 64)
        {
            int end = Math.Min(count - start, 64);
            ulong word = 0;
            for (int j = 0; j < end; j++)
            {
                word |= (test.Test(start + j) ? 1UL : 0UL) << j;
            }

            *to++ = word;
        }
    }

    internal static void ToBitmap256<T, TTest>(TTest test, int count, ulong* to)
        where T : unmanaged
        where TTest : struct, ITest256<T>
    {
        int i = 0;
        for (; i <= count - 64; i += 64)
        {
            *to++ = Half256<T, TTest>(test, i) | ((ulong)Half256<T, TTest>(test, i + 32) << 32);
        }

        if (i < count)
        {
            ulong word = 0;
            for (int j = i; j < count; j += Vector256<T>.Count)
            {
                word |= (ulong)test.Test256(j).ExtractMostSignificantBits() << (j - i);
            }

            *to = word & Bitmap.TailMask(count);
        }
    }

    internal static void ToBitmap512<T, TTest>(TTest test, int count, ulong* to)
        where T : unmanaged
        where TTest : struct, ITest512<T>
    {
        int i = 0;
        for (; i <= count - 64; i += 64)
        {
            *to++ = Half512<T, TTest>(test, i) | ((ulong)Half512<T, TTest>(test, i + 32) << 32);
        }

        if (i < count)
        {
            ulong word = 0;
            for (int j = i; j < count; j += Vector512<T>.Count)
            {
                word |= test.Test512(j).ExtractMostSignificantBits() << (j - i);
            }

            *to = word & Bitmap.TailMask(count);
        }
    }

    // Written out because a loop with a shift that varies is not unrolled by the compiler, and costs three times as much.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Half256<T, TTest>(TTest test, int i)
        where T : unmanaged
        where TTest : struct, ITest256<T>
    {
        if (sizeof(T) == 4)
        {
            return test.Test256(i).ExtractMostSignificantBits()
                | (test.Test256(i + 8).ExtractMostSignificantBits() << 8)
                | (test.Test256(i + 16).ExtractMostSignificantBits() << 16)
                | (test.Test256(i + 24).ExtractMostSignificantBits() << 24);
        }

        return test.Test256(i).ExtractMostSignificantBits()
            | (test.Test256(i + 4).ExtractMostSignificantBits() << 4)
            | (test.Test256(i + 8).ExtractMostSignificantBits() << 8)
            | (test.Test256(i + 12).ExtractMostSignificantBits() << 12)
            | (test.Test256(i + 16).ExtractMostSignificantBits() << 16)
            | (test.Test256(i + 20).ExtractMostSignificantBits() << 20)
            | (test.Test256(i + 24).ExtractMostSignificantBits() << 24)
            | (test.Test256(i + 28).ExtractMostSignificantBits() << 28);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Half512<T, TTest>(TTest test, int i)
        where T : unmanaged
        where TTest : struct, ITest512<T>
    {
        if (sizeof(T) == 4)
        {
            return (uint)test.Test512(i).ExtractMostSignificantBits()
                | ((uint)test.Test512(i + 16).ExtractMostSignificantBits() << 16);
        }

        return (uint)test.Test512(i).ExtractMostSignificantBits()
            | ((uint)test.Test512(i + 8).ExtractMostSignificantBits() << 8)
            | ((uint)test.Test512(i + 16).ExtractMostSignificantBits() << 16)
            | ((uint)test.Test512(i + 24).ExtractMostSignificantBits() << 24);
    }
}
