using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>Sixteen numbers.</summary>
internal readonly struct Lanes16 : ILanes<Vector512<uint>>
{
    public static Vector512<uint> All(uint value) => Vector512.Create(value);

    public static Vector512<uint> Add(Vector512<uint> left, Vector512<uint> right) => left + right;

    public static Vector512<uint> Subtract(Vector512<uint> left, Vector512<uint> right) => left - right;

    public static Vector512<uint> And(Vector512<uint> left, Vector512<uint> right) => left & right;

    public static Vector512<uint> ShiftRight(Vector512<uint> value, int bits) => value >> bits;

    public static Vector512<uint> Multiply(Vector512<uint> value, uint factor) => value * factor;

    // As with eight: even lanes, then odd ones moved to even places.
    public static Vector512<uint> MultiplyHigh(Vector512<uint> value, uint factor)
    {
        Vector512<uint> factors = Vector512.Create(factor);
        Vector512<ulong> even = Avx512F.ShiftRightLogical(Avx512F.Multiply(value, factors), 32);
        Vector512<ulong> odd = Avx512F.Multiply(Avx512F.ShiftRightLogical(value.AsUInt64(), 32).AsUInt32(), factors);
        return Vector512.ConditionalSelect(Vector512.Create(0xFFFF_FFFF_0000_0000ul), odd, even).AsUInt32();
    }
}
