using System.Numerics;

namespace Parcours.Kernels;

/// <summary>Places in ascending values. One body: the step is a conditional move, and runs of a patient are short.</summary>
internal static unsafe class SortedSearch
{
    /// <summary>The first place, from <paramref name="start"/> to <paramref name="end"/>, whose value is not less than another; <paramref name="end"/> when there is none.</summary>
    public static int FirstNotLess<T>(T* values, int start, int end, T value)
        where T : unmanaged, IBinaryInteger<T>
    {
        T* at = values + start;
        int left = end - start;
        while (left > 1)
        {
            int half = left >> 1;
            at = at[half - 1] < value ? at + half : at;
            left -= half;
        }

        return (int)(at - values) + (left == 1 && *at < value ? 1 : 0);
    }

    /// <summary>The same where the place is likely to be near the start: steps double until they pass it.</summary>
    public static int FirstNotLessNear<T>(T* values, int start, int end, T value)
        where T : unmanaged, IBinaryInteger<T>
    {
        int step = 16;
        int low = start;
        while (low + step < end && values[low + step] < value)
        {
            low += step;
            step <<= 1;
        }

        return FirstNotLess(values, low, Math.Min(low + step, end), value);
    }
}
