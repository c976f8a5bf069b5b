using System.Globalization;

namespace Parcours.Operators.Aggregates;

/// <summary>The share of a quantile as a fraction of whole numbers, so that no product of doubles is rounded into the next rank.</summary>
/// <remarks>
/// It is the share as people write it: 0.07 is seven hundredths, not the double nearest to them, which is a little more and would make the 8th value of 100 the answer.
/// So it is the shortest decimal that stands for the double, which has 17 digits at most.
/// </remarks>
internal readonly struct ExactShare
{
    private readonly Int128 _numerator;
    private readonly Int128 _denominator;

    public ExactShare(double share)
    {
        // Digits beyond the 28th place are lost, which no count of values in memory can tell from nothing.
        decimal exact = decimal.Parse(share.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        _denominator = Expressions.Evaluation.DecimalScale.Power(exact.Scale);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(exact, parts);
        _numerator = new Int128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
    }

    /// <summary>The rank, from 1, of the least of so many values with at least this share of them at or below it.</summary>
    public long Rank(long size) => (long)Int128.Clamp(((_numerator * size) + _denominator - 1) / _denominator, 1, size);
}
