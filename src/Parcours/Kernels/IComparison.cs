using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>One of the six comparisons, for values and for vectors of them.</summary>
internal interface IComparison
{
    static abstract bool Test<T>(T left, T right)
        where T : unmanaged, INumber<T>;

    static abstract Vector256<T> Test<T>(Vector256<T> left, Vector256<T> right)
        where T : unmanaged, INumber<T>;

    static abstract Vector512<T> Test<T>(Vector512<T> left, Vector512<T> right)
        where T : unmanaged, INumber<T>;
}
