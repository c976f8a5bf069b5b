using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>
/// Which codes belong to a set of codes, given as a bitmap over the dictionary. The sets of a query are mostly small: one of
/// up to 512 codes fits a register of 512 bits, from which a permutation looks up 16 codes at a time; two registers hold 1,024.
/// </summary>
internal static unsafe class SetMembership
{
    private const int Lanes256 = 8;

    /// <summary>Sets the bits of the codes that are members; codes outside 0 to <paramref name="setBits"/> - 1 are not.</summary>
    internal static void ToBitmap(SimdLevel level, int* codes, int count, ulong* set, int setBits, ulong* to)
    {
        // A code too large is taken for the greatest that the registers hold, which must not be a member: hence below, not up to.
        uint* table = stackalloc uint[32];
        if (level == SimdLevel.Vector512 && Avx512F.IsSupported && setBits < 1024)
        {
            Bitmap.CopyRange(set, 0, setBits, (ulong*)table);
            if (setBits < 512)
            {
                LaneTests.ToBitmap512<int, OneRegister>(new(codes, Vector512.Load(table)), count, to);
            }
            else
            {
                LaneTests.ToBitmap512<int, TwoRegisters>(new(codes, Vector512.Load(table), Vector512.Load(table + 16)), count, to);
            }
        }
        else if (level != SimdLevel.Scalar && Avx2.IsSupported && setBits < 32 * Lanes256)
        {
            Bitmap.CopyRange(set, 0, setBits, (ulong*)table);
            LaneTests.ToBitmap256<int, SmallRegister>(new(codes, Vector256.Load(table)), count, to);
        }
        else
        {
            LaneTests.ToBitmapScalar<Table>(new(codes, set, (uint)setBits), count, to);
        }
    }

    private readonly struct OneRegister(int* codes, Vector512<uint> set) : ITest512<int>
    {
        private readonly int* _codes = codes;
        private readonly Vector512<uint> _set = set;

        // The member's bit is moved to the top of its lane, which is the bit that a bitmap is made of.
        public Vector512<int> Test512(int i)
        {
            Vector512<uint> code = Vector512.Min(Vector512.Load((uint*)_codes + i), Vector512.Create(511u));
            Vector512<uint> words = Avx512F.PermuteVar16x32(_set, code >> 5);
            return Avx512F.ShiftLeftLogicalVariable(words, ~code & Vector512.Create(31u)).AsInt32();
        }
    }

    private readonly struct TwoRegisters(int* codes, Vector512<uint> low, Vector512<uint> high) : ITest512<int>
    {
        private readonly int* _codes = codes;
        private readonly Vector512<uint> _low = low;
        private readonly Vector512<uint> _high = high;

        public Vector512<int> Test512(int i)
        {
            Vector512<uint> code = Vector512.Min(Vector512.Load((uint*)_codes + i), Vector512.Create(1023u));
            Vector512<uint> words = Avx512F.PermuteVar16x32x2(_low, code >> 5, _high);
            return Avx512F.ShiftLeftLogicalVariable(words, ~code & Vector512.Create(31u)).AsInt32();
        }
    }

    private readonly struct SmallRegister(int* codes, Vector256<uint> set) : ITest256<int>
    {
        private readonly int* _codes = codes;
        private readonly Vector256<uint> _set = set;

        public Vector256<int> Test256(int i)
        {
            Vector256<uint> code = Vector256.Min(Vector256.Load((uint*)_codes + i), Vector256.Create(255u));
            Vector256<uint> words = Avx2.PermuteVar8x32(_set, code >> 5);
            return Avx2.ShiftLeftLogicalVariable(words, ~code & Vector256.Create(31u)).AsInt32();
        }
    }

    private readonly struct Table(int* codes, ulong* set, uint setBits) : IValueTest
    {
        private readonly int* _codes = codes;
        private readonly ulong* _set = set;
        private readonly uint _setBits = setBits;

        public bool Test(int i)
        {
            int code = _codes[i];
            return (uint)code < _setBits && ((_set[code >> 6] >> code) & 1) != 0;
        }
    }
}
