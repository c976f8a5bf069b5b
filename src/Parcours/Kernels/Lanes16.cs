using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>Sixteen numbers.</summary>
internal readonly struct Lanes16 : ILanes<Vector512<uint>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> All(uint value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Add(Vector512<uint> left, Vector512<uint> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Subtract(Vector512<uint> left, Vector512<uint> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> And(Vector512<uint> left, Vector512<uint> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ShiftRight(Vector512<uint> value, int bits) => value >> bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Multiply(Vector512<uint> value, uint factor) => value * factor;

    // As with eight: even lanes, then odd ones moved to even places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> MultiplyHigh(Vector512<uint> value, uint factor)
    {
        Vector512<uint> factors = Vector512.Create(factor);
        Vector512<ulong> even = Avx512F.ShiftRightLogical(Avx512F.Multiply(value, factors), 32);
        Vector512<ulong> odd = Avx512F.Multiply(Avx512F.ShiftRightLogical(value.AsUInt64(), 32).AsUInt32(), factors);
        return Vector512.ConditionalSelect(Vector512.Create(0xFFFF_FFFF_0000_0000ul), odd, even).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Min(Vector512<uint> left, Vector512<uint> right) => Vector512.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyAbove(Vector512<uint> value, uint limit) => Vector512.GreaterThanAny(value, Vector512.Create(limit));
}
