using System.Numerics;

namespace Parcours.Expressions.Evaluation;

/// <summary>Quotients of integers, rounded once.</summary>
internal static class ExactQuotient
{
    /// <summary>The double nearest to a quotient, half to even.</summary>
    public static double ToDouble(Int128 numerator, Int128 denominator)
    {
        const long exact = 1L << 53;
        if (numerator > -exact && numerator < exact && denominator < exact)
        {
            return (double)(long)numerator / (long)denominator;
        }

        // Keep 66 bits of the quotient or more, and a last bit that tells whether anything was cut: one rounding remains.
        BigInteger size = BigInteger.Abs(numerator);
        int shift = Math.Max(0, 66 - (int)(size.GetBitLength() - ((BigInteger)denominator).GetBitLength()));
        BigInteger quotient = BigInteger.DivRem(size << shift, denominator, out BigInteger rest);
        if (!rest.IsZero)
        {
            quotient |= BigInteger.One;
        }

        int cut = Math.Max(0, (int)quotient.GetBitLength() - 64);
        ulong top = (ulong)(quotient >> cut);
        if (cut > 0 && !(quotient & ((BigInteger.One << cut) - 1)).IsZero)
        {
            top |= 1;
        }

        double value = Math.ScaleB(RoundOdd(top), cut - shift);
        return Int128.IsNegative(numerator) ? -value : value;
    }

    /// <summary>A 64-bit integer whose last bit stands for all that was cut below it, rounded to 53 bits.</summary>
    private static double RoundOdd(ulong value)
    {
        int excess = 64 - BitOperations.LeadingZeroCount(value) - 53;
        if (excess <= 0)
        {
            return value;
        }

        ulong kept = value >> excess;
        ulong rest = value & ((1UL << excess) - 1);
        ulong half = 1UL << (excess - 1);
        if (rest > half || (rest == half && (kept & 1) != 0))
        {
            kept++;
        }

        return Math.ScaleB(kept, excess);
    }
}
