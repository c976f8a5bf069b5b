using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>
/// Unpacking with AVX2, whose permutation of bytes stays within halves of 128 bits: each half is loaded from where its own
/// first value starts, which is in general within a byte.
/// </summary>
internal static unsafe partial class BitPacking
{
    /// <summary>Eight values of up to 25 bits at a time; made once a call, used for each eight.</summary>
    internal readonly struct Eight256
    {
        private readonly Vector256<byte> _bytes;
        private readonly Vector256<uint> _shifts;
        private readonly Vector256<uint> _mask;
        private readonly nint _upper;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Eight256(int bits)
        {
            Vector256<uint> starts = Vector256.Create(0u, 1, 2, 3, 0, 1, 2, 3) * (uint)bits;
            starts += Vector256.Create(Vector128<uint>.Zero, Vector128.Create((uint)(4 * bits) & 7));
            _bytes = ((starts >> 3) * 0x0101_0101 + Vector256.Create(0x0302_0100u)).AsByte();
            _shifts = starts & Vector256.Create(7u);
            _mask = Vector256.Create((uint)Mask(bits));
            _upper = (4 * bits) >> 3;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Vector256<uint> Load(byte* from)
        {
            Vector256<byte> x = Vector256.Create(Vector128.Load(from), Vector128.Load(from + _upper));
            return Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(x, _bytes).AsUInt32(), _shifts) & _mask;
        }
    }

    private static void UnpackInt32Vector256(byte* from, int bits, int count, int @base, int* to)
    {
        Vector256<int> add = Vector256.Create(@base);
        int* end = to + count;
        if (bits <= Widest32)
        {
            var eight = new Eight256(bits);
            for (; to < end; to += 8, from += bits)
            {
                (eight.Load(from).AsInt32() + add).Store(to);
            }
        }
        else if (bits < 32)
        {
            var low = new Four256(bits, 0);
            var high = new Four256(bits, 4);
            for (; to < end; to += 8, from += bits)
            {
                (Vector256.Narrow(low.Load(from), high.Load(from)).AsInt32() + add).Store(to);
            }
        }
        else
        {
            for (; to < end; to += 8, from += 32)
            {
                (Vector256.Load((int*)from) + add).Store(to);
            }
        }
    }

    private static void UnpackInt64Vector256(byte* from, int bits, int count, long @base, long* to)
    {
        Vector256<long> add = Vector256.Create(@base);
        var low = new Four256(bits, 0);
        var high = new Four256(bits, 4);
        long* end = to + count;
        for (; to < end; to += 8, from += bits)
        {
            (low.Load(from).AsInt64() + add).Store(to);
            (high.Load(from).AsInt64() + add).Store(to + 4);
        }
    }

    /// <summary>Four values of up to 57 bits, of which the first is value 0 or 4 of eight.</summary>
    private readonly struct Four256
    {
        private readonly Vector256<byte> _bytes;
        private readonly Vector256<ulong> _shifts;
        private readonly Vector256<ulong> _mask;
        private readonly nint _lower;
        private readonly nint _upper;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Four256(int bits, int first)
        {
            ulong lower = (ulong)(first * bits);
            ulong upper = (ulong)((first + 2) * bits);
            Vector256<ulong> starts = Vector256.Create(lower & 7, (lower & 7) + (ulong)bits, upper & 7, (upper & 7) + (ulong)bits);
            _bytes = ((starts >> 3) * 0x0101_0101_0101_0101 + Vector256.Create(0x0706_0504_0302_0100ul)).AsByte();
            _shifts = starts & Vector256.Create(7ul);
            _mask = Vector256.Create(Mask(bits));
            _lower = (nint)(lower >> 3);
            _upper = (nint)(upper >> 3);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Vector256<ulong> Load(byte* from)
        {
            Vector256<byte> x = Vector256.Create(Vector128.Load(from + _lower), Vector128.Load(from + _upper));
            return Avx2.ShiftRightLogicalVariable(Avx2.Shuffle(x, _bytes).AsUInt64(), _shifts) & _mask;
        }
    }
}
