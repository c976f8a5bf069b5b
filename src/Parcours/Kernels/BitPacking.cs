using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>
/// Integers of a fixed number of bits, one after the other, least significant bit first (the layout of Parquet):
/// value i starts at bit i × bits. Eight values fill whole bytes, so a run that starts at a multiple of eight is
/// unpacked by moving the pointer. Unpacking may read 64 bytes past the packed bytes and write 64 past the last value.
/// </summary>
internal static unsafe partial class BitPacking
{
    /// <summary>The bytes that <paramref name="count"/> values take.</summary>
    internal static int ByteCount(int count, int bits) => checked((int)((((long)count * bits) + 7) >> 3));

    /// <summary>The bits that hold every value up to <paramref name="greatest"/>.</summary>
    internal static int BitsFor(ulong greatest) => 64 - BitOperations.LeadingZeroCount(greatest);

    /// <summary>Packs the low bits of each value; writes <see cref="ByteCount"/> bytes and no more.</summary>
    internal static void Pack(ulong* values, int count, int bits, byte* to)
    {
        if (bits == 0)
        {
            return;
        }

        ulong mask = Mask(bits);
        ulong word = 0;
        int filled = 0;
        for (int i = 0; i < count; i++)
        {
            ulong value = values[i] & mask;
            word |= value << filled;
            filled += bits;
            if (filled >= 64)
            {
                Unsafe.WriteUnaligned(to, word);
                to += 8;
                filled -= 64;
                word = filled == 0 ? 0 : value >> (bits - filled);
            }
        }

        for (; filled > 0; filled -= 8, word >>= 8)
        {
            *to++ = (byte)word;
        }
    }

    /// <summary>Unpacks 0 to 32 bits a value and adds <paramref name="base"/>, wrapping.</summary>
    internal static void UnpackInt32(SimdLevel level, byte* from, int bits, int count, int @base, int* to)
    {
        if (bits == 0)
        {
            new Span<int>(to, count).Fill(@base);
            return;
        }

        if (level == SimdLevel.Vector512 && Avx512Vbmi.IsSupported)
        {
            UnpackInt32Vector512(from, bits, count, @base, to);
        }
        else if (level != SimdLevel.Scalar && Avx2.IsSupported)
        {
            UnpackInt32Vector256(from, bits, count, @base, to);
        }
        else
        {
            UnpackInt32Scalar(from, bits, count, @base, to);
        }
    }

    /// <summary>Unpacks 0 to 64 bits a value and adds <paramref name="base"/>, wrapping.</summary>
    internal static void UnpackInt64(SimdLevel level, byte* from, int bits, int count, long @base, long* to)
    {
        if (bits == 0)
        {
            new Span<long>(to, count).Fill(@base);
            return;
        }

        if (level == SimdLevel.Vector512 && Avx512Vbmi.IsSupported)
        {
            UnpackInt64Vector512(from, bits, count, @base, to);
        }
        else if (level != SimdLevel.Scalar && Avx2.IsSupported && bits <= 57)
        {
            UnpackInt64Vector256(from, bits, count, @base, to);
        }
        else
        {
            UnpackInt64Scalar(from, bits, count, @base, to);
        }
    }

    private static void UnpackInt32Scalar(byte* from, int bits, int count, int @base, int* to)
    {
        ulong mask = Mask(bits);
        long bit = 0;
        for (int i = 0; i < count; i++, bit += bits)
        {
            to[i] = @base + (int)(uint)((Unsafe.ReadUnaligned<ulong>(from + (bit >> 3)) >> (int)(bit & 7)) & mask);
        }
    }

    private static void UnpackInt64Scalar(byte* from, int bits, int count, long @base, long* to)
    {
        ulong mask = Mask(bits);
        long bit = 0;
        for (int i = 0; i < count; i++, bit += bits)
        {
            byte* at = from + (bit >> 3);
            int shift = (int)(bit & 7);
            ulong value = Unsafe.ReadUnaligned<ulong>(at) >> shift;

            // From 58 bits on a value may reach into a ninth byte. The word one byte further holds the same bits
            // eight places lower, so both parts agree where they overlap and no case is special.
            if (bits > 57)
            {
                value |= Unsafe.ReadUnaligned<ulong>(at + 1) << (8 - shift);
            }

            to[i] = @base + (long)(value & mask);
        }
    }

    // Of 1 to 64 bits. It must be inlined: a call within a loop's preparation would send every vector to the stack.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(int bits) => ulong.MaxValue >> -bits;
}
