using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>A question asked of the 256 bits of values that start at i; the top bit of a lane answers.</summary>
internal interface ITest256<T>
    where T : unmanaged
{
    Vector256<T> Test256(int i);
}
