using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>The same value for every row.</summary>
internal readonly struct ConstantOperand<T>(T value) : IOperand<T>
    where T : unmanaged
{
    private readonly T _value = value;

    public T At(int i) => _value;

    public Vector256<T> At256(int i) => Vector256.Create(_value);

    public Vector512<T> At512(int i) => Vector512.Create(_value);
}
