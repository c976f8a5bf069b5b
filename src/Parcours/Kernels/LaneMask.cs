using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>From the lowest bits of a word to lanes of all ones or all zeros. The compiler keeps them in mask registers where there are such.</summary>
internal static unsafe class LaneMask
{
    /// <summary>Lane i is set where bit i is; lanes of 32 or 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Of256<T>(ulong word)
        where T : unmanaged
    {
        if (sizeof(T) == 4)
        {
            Vector256<uint> bits = Vector256.Create(1u, 2, 4, 8, 16, 32, 64, 128);
            return Vector256.Equals(Vector256.Create((uint)word) & bits, bits).As<uint, T>();
        }

        Vector256<ulong> wide = Vector256.Create(1ul, 2, 4, 8);
        return Vector256.Equals(Vector256.Create(word) & wide, wide).As<ulong, T>();
    }

    /// <inheritdoc cref="Of256"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Of512<T>(ulong word)
        where T : unmanaged
    {
        if (sizeof(T) == 4)
        {
            Vector512<uint> bits = Vector512.Create(
                1u, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
            return Vector512.Equals(Vector512.Create((uint)word) & bits, bits).As<uint, T>();
        }

        Vector512<ulong> wide = Vector512.Create(1ul, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create(word) & wide, wide).As<ulong, T>();
    }
}
