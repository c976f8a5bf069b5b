using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>Values within a closed range.</summary>
internal static unsafe partial class Compare
{
    /// <summary>Sets the bits of the values from <paramref name="low"/> to <paramref name="high"/>, both included; none where low is above high.</summary>
    internal static void RangeToBitmap(SimdLevel level, int* values, int count, int low, int high, ulong* to)
    {
        if (low > high)
        {
            Bitmap.Clear(to, count);
            return;
        }

        LaneTests.ToBitmap<uint, RangeTest<uint>>(level, new((uint*)values, (uint)low, (uint)high - (uint)low), count, to);
    }

    /// <inheritdoc cref="RangeToBitmap(SimdLevel, int*, int, int, int, ulong*)"/>
    internal static void RangeToBitmap(SimdLevel level, long* values, int count, long low, long high, ulong* to)
    {
        if (low > high)
        {
            Bitmap.Clear(to, count);
            return;
        }

        LaneTests.ToBitmap<ulong, RangeTest<ulong>>(level, new((ulong*)values, (ulong)low, (ulong)high - (ulong)low), count, to);
    }

    // low ≤ x ≤ high is one comparison in unsigned arithmetic: what lies below low wraps to beyond the width.
    private readonly struct RangeTest<T>(T* values, T low, T width) : ILaneTest<T>
        where T : unmanaged, IBinaryInteger<T>
    {
        private readonly T* _values = values;
        private readonly T _low = low;
        private readonly T _width = width;

        public bool Test(int i) => unchecked(_values[i] - _low) <= _width;

        public Vector256<T> Test256(int i) =>
            Vector256.LessThanOrEqual(Vector256.Load(_values + i) - Vector256.Create(_low), Vector256.Create(_width));

        public Vector512<T> Test512(int i) =>
            Vector512.LessThanOrEqual(Vector512.Load(_values + i) - Vector512.Create(_low), Vector512.Create(_width));
    }
}
