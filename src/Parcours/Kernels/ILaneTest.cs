using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>
/// A question asked of value i and of the 256 or 512 bits of values that start at i. A struct that implements it makes a
/// loop of <see cref="LaneTests"/> compile into one body without calls. Lanes of a vector answer all ones for yes.
/// </summary>
internal interface ILaneTest<T>
    where T : unmanaged
{
    bool Test(int i);

    Vector256<T> Test256(int i);

    Vector512<T> Test512(int i);
}
