namespace Parcours.Operators.Timelines;

/// <summary>Moments as numbers: days or microseconds. What is beyond their range stays at its end, which stands for ever.</summary>
internal static class Moment
{
    /// <summary>A moment so much later, or earlier.</summary>
    public static long Add(long moment, long offset)
    {
        long sum = unchecked(moment + offset);
        bool overflows = ((moment ^ sum) & (offset ^ sum)) < 0;
        return !overflows ? sum : offset < 0 ? long.MinValue : long.MaxValue;
    }
}
