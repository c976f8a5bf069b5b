using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>
/// Unpacking with AVX-512 VBMI. A permutation of bytes brings to each lane the bytes that its value touches, a shift
/// by the lane's own amount drops the bits of the value before, a mask those of the value after:
/// <code>
///   12 bits   bytes  |0 1|1 2|3 4|4 5|…   lane i takes the bytes from (i × 12) / 8 on
///             shift   0   4   0   4       lane i drops (i × 12) mod 8 bits
/// </code>
/// A lane of 32 bits holds values of up to 25 bits with 7 bits of the value before, a lane of 64 those of up to 57.
/// </summary>
internal static unsafe partial class BitPacking
{
    /// <summary>The widest value that <see cref="Bytes32"/> brings whole into a lane.</summary>
    internal const int Widest32 = 25;

    private const int Widest64 = 57;

    /// <summary>Which bytes each of 16 lanes takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<byte> Bytes32(int bits) =>
        (((Vector512<uint>.Indices * (uint)bits) >> 3) * 0x0101_0101 + Vector512.Create(0x0302_0100u)).AsByte();

    /// <summary>How many bits each of 16 lanes drops.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<uint> Shifts32(int bits) => (Vector512<uint>.Indices * (uint)bits) & Vector512.Create(7u);

    /// <summary>Which bytes each of 8 lanes takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<byte> Bytes64(int bits) =>
        (((Vector512<ulong>.Indices * (ulong)bits) >> 3) * 0x0101_0101_0101_0101 + Vector512.Create(0x0706_0504_0302_0100ul)).AsByte();

    /// <summary>How many bits each of 8 lanes drops.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<ulong> Shifts64(int bits) => (Vector512<ulong>.Indices * (ulong)bits) & Vector512.Create(7ul);

    private static void UnpackInt32Vector512(byte* from, int bits, int count, int @base, int* to)
    {
        Vector512<int> add = Vector512.Create(@base);
        int* end = to + count;
        switch (bits)
        {
            case 8:
                for (; to < end; to += 16, from += 16)
                {
                    (Avx512F.ConvertToVector512Int32(Vector128.Load(from)) + add).Store(to);
                }

                break;
            case 16:
                for (; to < end; to += 16, from += 32)
                {
                    (Avx512F.ConvertToVector512Int32(Vector256.Load((ushort*)from)) + add).Store(to);
                }

                break;
            case 32:
                for (; to < end; to += 16, from += 64)
                {
                    (Vector512.Load((int*)from) + add).Store(to);
                }

                break;
            case <= Widest32:
                Narrow512(from, bits, add, to, end);
                break;
            default:
                Wide512(from, bits, add.GetLower(), to, end);
                break;
        }
    }

    private static void Narrow512(byte* from, int bits, Vector512<int> add, int* to, int* end)
    {
        Vector512<byte> bytes = Bytes32(bits);
        Vector512<uint> shifts = Shifts32(bits);
        Vector512<uint> mask = Vector512.Create((uint)Mask(bits));
        nint step = 2 * bits;
        for (; to < end - 16; to += 32, from += 2 * step)
        {
            Vector512<uint> first = Avx512Vbmi.PermuteVar64x8(Vector512.Load(from), bytes).AsUInt32();
            Vector512<uint> second = Avx512Vbmi.PermuteVar64x8(Vector512.Load(from + step), bytes).AsUInt32();
            ((Avx512F.ShiftRightLogicalVariable(first, shifts) & mask).AsInt32() + add).Store(to);
            ((Avx512F.ShiftRightLogicalVariable(second, shifts) & mask).AsInt32() + add).Store(to + 16);
        }

        if (to < end)
        {
            Vector512<uint> last = Avx512Vbmi.PermuteVar64x8(Vector512.Load(from), bytes).AsUInt32();
            ((Avx512F.ShiftRightLogicalVariable(last, shifts) & mask).AsInt32() + add).Store(to);
        }
    }

    private static void Wide512(byte* from, int bits, Vector256<int> add, int* to, int* end)
    {
        Vector512<byte> bytes = Bytes64(bits);
        Vector512<ulong> shifts = Shifts64(bits);
        Vector512<ulong> mask = Vector512.Create(Mask(bits));
        for (; to < end; to += 8, from += bits)
        {
            Vector512<ulong> x = Avx512Vbmi.PermuteVar64x8(Vector512.Load(from), bytes).AsUInt64();
            x = Avx512F.ShiftRightLogicalVariable(x, shifts) & mask;
            (Avx512F.ConvertToVector256Int32(x) + add).Store(to);
        }
    }

    private static void UnpackInt64Vector512(byte* from, int bits, int count, long @base, long* to)
    {
        Vector512<long> add = Vector512.Create(@base);
        switch (bits)
        {
            case <= Widest64:
                Narrow512(from, bits, add, to, to + count);
                break;
            case < 64:
                Wide512(from, bits, add, to, to + count);
                break;
            default:
                for (long* end = to + count; to < end; to += 8, from += 64)
                {
                    (Vector512.Load((long*)from) + add).Store(to);
                }

                break;
        }
    }

    private static void Narrow512(byte* from, int bits, Vector512<long> add, long* to, long* end)
    {
        Vector512<byte> bytes = Bytes64(bits);
        Vector512<ulong> shifts = Shifts64(bits);
        Vector512<ulong> mask = Vector512.Create(Mask(bits));
        for (; to < end; to += 8, from += bits)
        {
            Vector512<ulong> x = Avx512Vbmi.PermuteVar64x8(Vector512.Load(from), bytes).AsUInt64();
            ((Avx512F.ShiftRightLogicalVariable(x, shifts) & mask).AsInt64() + add).Store(to);
        }
    }

    private static void Wide512(byte* from, int bits, Vector512<long> add, long* to, long* end)
    {
        // The ninth byte comes with the word one byte further, as in the scalar form.
        Vector512<byte> bytes = Bytes64(bits);
        Vector512<byte> nextBytes = bytes + Vector512<byte>.One;
        Vector512<ulong> shifts = Shifts64(bits);
        Vector512<ulong> nextShifts = Vector512.Create(8ul) - shifts;
        Vector512<ulong> mask = Vector512.Create(Mask(bits));
        for (; to < end; to += 8, from += bits)
        {
            Vector512<byte> loaded = Vector512.Load(from);
            Vector512<ulong> x = Avx512Vbmi.PermuteVar64x8(loaded, bytes).AsUInt64();
            Vector512<ulong> next = Avx512Vbmi.PermuteVar64x8(loaded, nextBytes).AsUInt64();
            x = Avx512F.ShiftRightLogicalVariable(x, shifts) | Avx512F.ShiftLeftLogicalVariable(next, nextShifts);
            ((x & mask).AsInt64() + add).Store(to);
        }
    }
}
