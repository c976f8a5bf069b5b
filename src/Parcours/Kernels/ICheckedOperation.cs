using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>
/// An operation on integers that can fail. The forms on vectors may suspect lanes that do not fail (never the reverse):
/// a vector with a suspect is done again one value at a time.
/// </summary>
internal interface ICheckedOperation<T>
    where T : unmanaged
{
    /// <summary>Whether the forms on vectors exist; without them every level takes the scalar one.</summary>
    static abstract bool HasVectors { get; }

    /// <summary>The result, and whether it failed; what a failed operation gives is the same everywhere.</summary>
    static abstract T Apply(T left, T right, out bool failed);

    static abstract Vector256<T> Apply(Vector256<T> left, Vector256<T> right, out bool suspect);

    static abstract Vector512<T> Apply(Vector512<T> left, Vector512<T> right, out bool suspect);
}
