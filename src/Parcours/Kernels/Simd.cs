using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>What this processor can do, which an environment variable can lower (so that each level can be tested and blamed).</summary>
internal static class Simd
{
    /// <summary>The variable that lowers the level: <c>scalar</c>, <c>vector256</c> or <c>vector512</c>.</summary>
    internal const string Variable = "PARCOURS_SIMD";

    /// <summary>The widest level this processor and this runtime offer.</summary>
    internal static SimdLevel Supported { get; } = Detect();

    /// <summary>The level that kernels run at unless told otherwise.</summary>
    internal static SimdLevel Best { get; } = Choose(Environment.GetEnvironmentVariable(Variable), Supported);

    /// <summary>Applies the wish to what there is: a wish never raises the level, and an unknown word changes nothing.</summary>
    internal static SimdLevel Choose(string? wish, SimdLevel supported) =>
        Enum.TryParse(wish, ignoreCase: true, out SimdLevel wished) && Enum.IsDefined(wished) && wished < supported
            ? wished
            : supported;

    /// <summary>Whether this process can run the bodies of a level.</summary>
    internal static bool Has(SimdLevel level) => level <= Supported;

    private static SimdLevel Detect()
    {
        // IsHardwareAccelerated is false on processors that slow down when they use 512 bits; there 256 are faster.
        if (Vector512.IsHardwareAccelerated && Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported && Avx512CD.IsSupported)
        {
            return SimdLevel.Vector512;
        }

        return Vector256.IsHardwareAccelerated && Avx2.IsSupported ? SimdLevel.Vector256 : SimdLevel.Scalar;
    }
}
