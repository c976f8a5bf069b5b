using Parcours.Columns;

namespace Parcours.Kernels;

/// <summary>
/// Takes values by row number, or looks codes up in a table: to[i] = from[indices[i]]. One body: a processor's
/// gather instruction is no faster than these loads while the table is in its nearest caches.
/// </summary>
internal static unsafe class Gather
{
    internal static void Values(int* from, int* indices, int count, int* to) => Any(from, indices, count, to);

    internal static void Values(long* from, int* indices, int count, long* to) => Any(from, indices, count, to);

    internal static void Values(double* from, int* indices, int count, double* to) => Any(from, indices, count, to);

    internal static void Values(TextView* from, int* indices, int count, TextView* to) => Any(from, indices, count, to);

    /// <summary>The bits at the given rows, as a bitmap of <paramref name="count"/> bits.</summary>
    internal static void GatherBits(ulong* from, int* indices, int count, ulong* to)
    {
        for (int start = 0; start < count; start += 64)
        {
            int end = Math.Min(count - start, 64);
            ulong word = 0;
            for (int j = 0; j < end; j++)
            {
                int i = indices[start + j];
                word |= ((from[i >> 6] >> i) & 1) << j;
            }

            *to++ = word;
        }
    }

    private static void Any<T>(T* from, int* indices, int count, T* to)
        where T : unmanaged
    {
        int i = 0;
        for (; i <= count - 4; i += 4)
        {
            T a = from[indices[i]];
            T b = from[indices[i + 1]];
            T c = from[indices[i + 2]];
            T d = from[indices[i + 3]];
            to[i] = a;
            to[i + 1] = b;
            to[i + 2] = c;
            to[i + 3] = d;
        }

        for (; i < count; i++)
        {
            to[i] = from[indices[i]];
        }
    }
}
