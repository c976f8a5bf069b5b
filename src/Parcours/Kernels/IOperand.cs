using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>One side of an operation: a column, or a constant that looks like one.</summary>
internal interface IOperand<T>
    where T : unmanaged
{
    T At(int i);

    Vector256<T> At256(int i);

    Vector512<T> At512(int i);
}
