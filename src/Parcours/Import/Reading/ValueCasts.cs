namespace Parcours.Import;

/// <summary>The casts between fixed-size types.</summary>
internal static class ValueCasts
{
    /// <summary>The microseconds of a day.</summary>
    public const long Day = 86_400_000_000;

    /// <summary>10 to the power of <paramref name="exponent"/>, 0 to 18.</summary>
    public static long Power(int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    /// <summary>Integers and decimals to a narrower integer.</summary>
    internal readonly struct Range(long low, long high) : IValueCast
    {
        public bool TryConvert(long value, out long converted)
        {
            converted = value;
            return value >= low && value <= high;
        }
    }

    /// <summary>Decimals of a scale to one at least as large; integers are of scale 0.</summary>
    internal readonly struct Upscale(long factor) : IValueCast
    {
        private const long Greatest = 999_999_999_999_999_999;

        public bool TryConvert(long value, out long converted)
        {
            long high = Math.BigMul(value, factor, out converted);
            return high == converted >> 63 && converted is >= -Greatest and <= Greatest;
        }
    }

    /// <summary>Decimals to a smaller scale, when nothing but zeros is dropped, within a range.</summary>
    internal readonly struct Downscale(long factor, long low, long high) : IValueCast
    {
        public bool TryConvert(long value, out long converted)
        {
            (converted, long rest) = Math.DivRem(value, factor);
            return rest == 0 && converted >= low && converted <= high;
        }
    }

    /// <summary>Integers and decimals to doubles; an integer must survive the way back.</summary>
    internal readonly struct ToDouble(long factor) : IValueCast
    {
        public bool TryConvert(long value, out long converted)
        {
            double number = factor == 1 ? value : value / (double)factor;
            converted = BitConverter.DoubleToInt64Bits(number);
            return factor != 1 || Math.Abs(number) < 9e15 || (Int128)number == value;
        }
    }

    /// <summary>Doubles to decimals of a scale (an integer is of scale 0), when the double is the nearest one to such a number.</summary>
    internal readonly struct FromDouble(long factor, long low, long high) : IValueCast
    {
        public bool TryConvert(long value, out long converted)
        {
            double number = BitConverter.Int64BitsToDouble(value);
            double scaled = Math.Round(number * factor);
            converted = 0;
            if (!(Math.Abs(scaled) < 1e18) || Math.Abs((scaled / factor) - number) > Math.Abs(number) * 1e-15)
            {
                return false;
            }

            converted = (long)scaled;
            return converted >= low && converted <= high;
        }
    }

    /// <summary>Doubles to floats, when nothing is lost.</summary>
    internal readonly struct ToFloat : IValueCast
    {
        public bool TryConvert(long value, out long converted)
        {
            double number = BitConverter.Int64BitsToDouble(value);
            converted = value;
            return double.IsNaN(number) || (float)number == number;
        }
    }

    /// <summary>Dates to the timestamp of their first moment.</summary>
    internal readonly struct DateToTimestamp : IValueCast
    {
        public bool TryConvert(long value, out long converted)
        {
            converted = value * Day;
            return Math.Abs(value) < long.MaxValue / Day;
        }
    }

    /// <summary>Timestamps to dates, when they are the first moment of a day.</summary>
    internal readonly struct TimestampToDate : IValueCast
    {
        public bool TryConvert(long value, out long converted)
        {
            (converted, long rest) = Math.DivRem(value, Day);
            return rest == 0;
        }
    }
}
