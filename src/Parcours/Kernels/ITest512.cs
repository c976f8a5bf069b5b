using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>A question asked of the 512 bits of values that start at i; the top bit of a lane answers.</summary>
internal interface ITest512<T>
    where T : unmanaged
{
    Vector512<T> Test512(int i);
}
