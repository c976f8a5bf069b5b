using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Decimals are 64-bit integers with a scale: what changes the scale.</summary>
internal static unsafe class DecimalScale
{
    /// <summary>The greatest of 18 digits; the least is its opposite.</summary>
    public const long Greatest = 999_999_999_999_999_999;

    /// <summary>10 to the power of n, for n from 0 to 36.</summary>
    public static Int128 Power(int n)
    {
        Int128 power = 1;
        for (int i = 0; i < n; i++)
        {
            power *= 10;
        }

        return power;
    }

    /// <summary>The same values with more digits after the point; the row that overflows, if any.</summary>
    public static long* Raise(long* values, int digits, int count, ulong* live, EvaluationContext context, out int failed)
    {
        failed = Arithmetic.None;
        if (digits == 0)
        {
            return values;
        }

        long* raised = context.Arena.Allocate<long>(count);
        failed = Arithmetic.Compute(context.Level, ArithmeticOp.Multiply, values, (long)Power(digits), count, raised, live);
        return raised;
    }

    /// <summary>The first live row with more than 18 digits, or <see cref="Arithmetic.None"/>.</summary>
    public static int FirstOutside(long* values, int count, ulong* live)
    {
        for (int i = 0; i < count; i++)
        {
            if ((values[i] > Greatest || values[i] < -Greatest) && (live is null || Bitmap.Get(live, i)))
            {
                return i;
            }
        }

        return Arithmetic.None;
    }

    /// <summary>The quotient rounded half to even; false when it does not fit.</summary>
    public static bool TryDivideHalfEven(Int128 dividend, Int128 divisor, out long quotient)
    {
        (Int128 whole, Int128 rest) = Int128.DivRem(dividend, divisor);
        Int128 twice = Int128.Abs(rest) * 2;
        Int128 size = Int128.Abs(divisor);
        if (twice > size || (twice == size && Int128.IsOddInteger(whole)))
        {
            whole += Int128.IsNegative(dividend) == Int128.IsNegative(divisor) ? 1 : -1;
        }

        bool fits = whole >= long.MinValue && whole <= long.MaxValue;
        quotient = fits ? (long)whole : 0;
        return fits;
    }

    /// <summary>A double times a power of ten up to 10^18, rounded half to even of what the double is exactly; false when it is far too large, or no number.</summary>
    public static bool TryOfDouble(double value, Int128 factor, out Int128 scaled)
    {
        scaled = 0;
        if (!(Math.Abs(value) < 9.3e18))
        {
            return false;
        }

        // The value is a whole number of 53 bits, times a power of two.
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        Int128 product = ((bits & 0xF_FFFF_FFFF_FFFF) | (exponent > 0 ? 1L << 52 : 0)) * factor;
        int shift = 1075 - Math.Max(1, exponent);
        product = value < 0 ? -product : product;
        if (shift <= 0)
        {
            // Below 2^64, so that at most 11 bits are moved in.
            scaled = product << -shift;
            return true;
        }

        // The product has 113 bits at most: less than half of so large a divisor.
        bool fits = shift < 116 ? TryDivideHalfEven(product, Int128.One << shift, out long rounded) : (rounded = 0) == 0;
        scaled = rounded;
        return fits;
    }

    /// <summary>A scaled integer as the double nearest to it.</summary>
    public static double ToDouble(long value, int scale) => ExactQuotient.ToDouble(value, Power(scale));
}
