using System.Numerics;
using System.Runtime.Intrinsics;

namespace Parcours.Kernels;

/// <summary>The loops: lanes that do not take part hold what cannot win.</summary>
internal static unsafe partial class MinMax
{
    private static bool Find<T, TColumn>(SimdLevel level, TColumn column, int count, out T min, out T max)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TColumn : struct, IOperand<T>
    {
        (T least, T greatest) = (T.MaxValue, T.MinValue);
        int i = 0;
        if (level == SimdLevel.Vector512 && count >= Vector512<T>.Count)
        {
            Vector512<T> low = Vector512.Create(T.MaxValue);
            Vector512<T> high = Vector512.Create(T.MinValue);
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                Vector512<T> x = column.At512(i);
                low = Vector512.Min(low, x);
                high = Vector512.Max(high, x);
            }

            (least, greatest) = (Least(low), Greatest(high));
        }
        else if (level == SimdLevel.Vector256 && count >= Vector256<T>.Count)
        {
            Vector256<T> low = Vector256.Create(T.MaxValue);
            Vector256<T> high = Vector256.Create(T.MinValue);
            for (; i <= count - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Vector256<T> x = column.At256(i);
                low = Vector256.Min(low, x);
                high = Vector256.Max(high, x);
            }

            (least, greatest) = (Least(low), Greatest(high));
        }

        for (; i < count; i++)
        {
            T x = column.At(i);
            least = T.Min(least, x);
            greatest = T.Max(greatest, x);
        }

        (min, max) = count > 0 ? (least, greatest) : default;
        return count > 0;
    }

    private static bool FindMasked<T, TColumn>(SimdLevel level, TColumn column, int count, ulong* mask, out T min, out T max)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        where TColumn : struct, IOperand<T>
    {
        (T least, T greatest) = (T.MaxValue, T.MinValue);
        if (level == SimdLevel.Vector512)
        {
            Vector512<T> low = Vector512.Create(T.MaxValue);
            Vector512<T> high = Vector512.Create(T.MinValue);
            for (int start = 0; start < count; start += 64)
            {
                int i = start;
                for (ulong word = mask[start >> 6]; word != 0; word >>= Vector512<T>.Count, i += Vector512<T>.Count)
                {
                    Vector512<T> lanes = LaneMask.Of512<T>(word);
                    Vector512<T> x = column.At512(i);
                    low = Vector512.Min(low, Vector512.ConditionalSelect(lanes, x, low));
                    high = Vector512.Max(high, Vector512.ConditionalSelect(lanes, x, high));
                }
            }

            (least, greatest) = (Least(low), Greatest(high));
        }
        else if (level == SimdLevel.Vector256)
        {
            Vector256<T> low = Vector256.Create(T.MaxValue);
            Vector256<T> high = Vector256.Create(T.MinValue);
            for (int start = 0; start < count; start += 64)
            {
                int i = start;
                for (ulong word = mask[start >> 6]; word != 0; word >>= Vector256<T>.Count, i += Vector256<T>.Count)
                {
                    Vector256<T> lanes = LaneMask.Of256<T>(word);
                    Vector256<T> x = column.At256(i);
                    low = Vector256.Min(low, Vector256.ConditionalSelect(lanes, x, low));
                    high = Vector256.Max(high, Vector256.ConditionalSelect(lanes, x, high));
                }
            }

            (least, greatest) = (Least(low), Greatest(high));
        }
        else
        {
            for (int start = 0; start < count; start += 64)
            {
                for (ulong word = mask[start >> 6]; word != 0; word &= word - 1)
                {
                    T x = column.At(start + BitOperations.TrailingZeroCount(word));
                    least = T.Min(least, x);
                    greatest = T.Max(greatest, x);
                }
            }
        }

        bool any = Bitmap.AnySet(mask, count);
        (min, max) = any ? (least, greatest) : default;
        return any;
    }

    private static T Least<T>(Vector512<T> lanes)
        where T : unmanaged, IBinaryInteger<T> => Least(Vector256.Min(lanes.GetLower(), lanes.GetUpper()));

    private static T Greatest<T>(Vector512<T> lanes)
        where T : unmanaged, IBinaryInteger<T> => Greatest(Vector256.Max(lanes.GetLower(), lanes.GetUpper()));

    private static T Least<T>(Vector256<T> lanes)
        where T : unmanaged, IBinaryInteger<T>
    {
        T least = lanes[0];
        for (int i = 1; i < Vector256<T>.Count; i++)
        {
            least = T.Min(least, lanes[i]);
        }

        return least;
    }

    private static T Greatest<T>(Vector256<T> lanes)
        where T : unmanaged, IBinaryInteger<T>
    {
        T greatest = lanes[0];
        for (int i = 1; i < Vector256<T>.Count; i++)
        {
            greatest = T.Max(greatest, lanes[i]);
        }

        return greatest;
    }
}
