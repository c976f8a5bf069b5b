using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>
/// The finaliser of MurmurHash3 with the constants that D. Stafford found (his variant 13), on one value and on many. The
/// increment keeps zero from hashing as zero.
/// </summary>
internal static unsafe partial class Hash
{
    private const ulong Increment = 0x9E37_79B9_7F4A_7C15;
    private const ulong FirstFactor = 0xBF58_476D_1CE4_E5B9;
    private const ulong SecondFactor = 0x94D0_49BB_1331_11EB;

    // What every NaN is taken for: that of 0 / 0 on x86, which is double.NaN.
    private const long CanonicalNaN = unchecked((long)0xFFF8_0000_0000_0000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * FirstFactor;
        x = (x ^ (x >> 27)) * SecondFactor;
        return x ^ (x >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Mix(Vector256<ulong> x)
    {
        x = (x ^ (x >> 30)) * FirstFactor;
        x = (x ^ (x >> 27)) * SecondFactor;
        return x ^ (x >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Mix(Vector512<ulong> x)
    {
        x = (x ^ (x >> 30)) * FirstFactor;
        x = (x ^ (x >> 27)) * SecondFactor;
        return x ^ (x >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Of(Vector256<long> values) => Mix(values.AsUInt64() + Vector256.Create(Increment));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Of(Vector512<long> values) => Mix(values.AsUInt64() + Vector512.Create(Increment));

    // Adding zero turns -0.0 into 0.0 and changes no other number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Canonical(double value) =>
        double.IsNaN(value) ? CanonicalNaN : BitConverter.DoubleToInt64Bits(value + 0.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Canonical(Vector256<double> x) =>
        Vector256.ConditionalSelect(
            Vector256.Equals(x, x).AsInt64(), (x + Vector256<double>.Zero).AsInt64(), Vector256.Create(CanonicalNaN));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Canonical(Vector512<double> x) =>
        Vector512.ConditionalSelect(
            Vector512.Equals(x, x).AsInt64(), (x + Vector512<double>.Zero).AsInt64(), Vector512.Create(CanonicalNaN));
}
