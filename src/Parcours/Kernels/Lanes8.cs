using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>Eight numbers.</summary>
internal readonly struct Lanes8 : ILanes<Vector256<uint>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> All(uint value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Add(Vector256<uint> left, Vector256<uint> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Subtract(Vector256<uint> left, Vector256<uint> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> And(Vector256<uint> left, Vector256<uint> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftRight(Vector256<uint> value, int bits) => value >> bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Multiply(Vector256<uint> value, uint factor) => value * factor;

    // The processor multiplies every second lane to 64 bits: the even ones, then the odd ones moved to even places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> MultiplyHigh(Vector256<uint> value, uint factor)
    {
        Vector256<uint> factors = Vector256.Create(factor);
        Vector256<uint> even = Avx2.ShiftRightLogical(Avx2.Multiply(value, factors), 32).AsUInt32();
        Vector256<uint> odd = Avx2.Multiply(Avx2.ShiftRightLogical(value.AsUInt64(), 32).AsUInt32(), factors).AsUInt32();
        return Avx2.Blend(even, odd, 0b1010_1010);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Min(Vector256<uint> left, Vector256<uint> right) => Vector256.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyAbove(Vector256<uint> value, uint limit) => Vector256.GreaterThanAny(value, Vector256.Create(limit));
}
