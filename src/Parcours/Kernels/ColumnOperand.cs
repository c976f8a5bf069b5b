using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>The values of a column.</summary>
internal readonly unsafe struct ColumnOperand<T>(T* values) : IOperand<T>
    where T : unmanaged
{
    private readonly T* _values = values;

    public T At(int i) => _values[i];

    public Vector256<T> At256(int i) => Vector256.Load(_values + i);

    public Vector512<T> At512(int i) => Vector512.Load(_values + i);
}
