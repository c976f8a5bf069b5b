using System.Numerics;

namespace Parcours.Specification.Reference;

/// <summary>Arithmetic without loss: what must be rounded is rounded here, once.</summary>
internal static class Exact
{
    /// <summary>Every finite double is a whole number of these units of 2^-1074.</summary>
    private const int UnitExponent = -1074;

    public static BigInteger Unit { get; } = BigInteger.One << -UnitExponent;

    /// <summary>A finite double, in units.</summary>
    public static BigInteger Units(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        BigInteger magnitude = exponent == 0 ? mantissa : (BigInteger)(mantissa | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -magnitude : magnitude;
    }

    public static BigInteger PowerOfTen(int digits) => BigInteger.Pow(10, digits);

    /// <summary>The double nearest to a fraction, ties to even; +0.0 for zero.</summary>
    public static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return 0.0;
        }

        if (numerator.Sign * denominator.Sign < 0)
        {
            return -Nearest(BigInteger.Abs(numerator), BigInteger.Abs(denominator));
        }

        // 2^e <= n/d < 2^(e + 1); a double there is a multiple of 2^(e - 52), or of 2^-1074 when it is subnormal.
        int e = (int)(numerator.GetBitLength() - denominator.GetBitLength());
        if (Scaled(numerator, -e) < denominator << Math.Max(0, e))
        {
            e--;
        }

        int last = Math.Max(e - 52, UnitExponent);
        BigInteger whole = RoundedQuotient(Scaled(numerator, -last), denominator << Math.Max(0, last));
        return e > 1023 ? double.PositiveInfinity : Math.ScaleB((double)whole, last);

        static BigInteger Scaled(BigInteger value, int powerOfTwo) => powerOfTwo > 0 ? value << powerOfTwo : value;
    }

    /// <summary>The whole number nearest to a fraction, ties to even.</summary>
    public static BigInteger RoundedQuotient(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }

        BigInteger whole = FloorQuotient(numerator, denominator);
        int half = (2 * (numerator - (whole * denominator))).CompareTo(denominator);
        return half > 0 || (half == 0 && !whole.IsEven) ? whole + 1 : whole;
    }

    /// <summary>The greatest whole number not above a fraction with a positive denominator.</summary>
    public static BigInteger FloorQuotient(BigInteger numerator, BigInteger denominator)
    {
        var whole = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }
}
