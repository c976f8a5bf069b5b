using System.Runtime.CompilerServices;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Timelines;

/// <summary>Times of rows as they lie: days in 32 bits or microseconds in 64.</summary>
internal readonly unsafe struct Times(Vector values)
{
    private readonly void* _values = values.Values;
    private readonly bool _wide = values.Lane == Lane.Int64;

    /// <summary>Whether they are microseconds; otherwise they are days.</summary>
    public bool AreMicroseconds => _wide;

    /// <summary>A time.</summary>
    public long this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _wide ? ((long*)_values)[row] : ((int*)_values)[row];
    }

    /// <summary>The first of some rows in ascending order of time that is not before a moment.</summary>
    public int FirstNotBefore(int start, int end, long moment)
    {
        if (_wide)
        {
            return SortedSearch.FirstNotLess((long*)_values, start, end, moment);
        }

        return moment > int.MaxValue ? end : SortedSearch.FirstNotLess((int*)_values, start, end, (int)Math.Max(moment, int.MinValue));
    }

    /// <summary>The first of some rows in ascending order of time that is after a moment.</summary>
    public int FirstAfter(int start, int end, long moment) =>
        moment == long.MaxValue ? end : FirstNotBefore(start, end, moment + 1);
}
