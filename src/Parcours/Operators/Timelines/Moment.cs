using Parcours.Kernels;

namespace Parcours.Operators.Timelines;

/// <summary>Moments as numbers: days or microseconds. Those of the calendar are all that there are: what is open ends where it ends.</summary>
internal static class Moment
{
    private const long MicrosecondsADay = 86_400_000_000;

    /// <summary>The first moment of the calendar, in days or in microseconds.</summary>
    public static long First(bool microseconds) => microseconds ? DateParts.MinDay * MicrosecondsADay : DateParts.MinDay;

    /// <summary>The last moment of the calendar, in days or in microseconds.</summary>
    public static long Last(bool microseconds) => microseconds ? ((DateParts.MaxDay + 1) * MicrosecondsADay) - 1 : DateParts.MaxDay;

    /// <summary>A moment so much later, or earlier; the end of all numbers where it would lie beyond.</summary>
    public static long Add(long moment, long offset)
    {
        long sum = unchecked(moment + offset);
        bool overflows = ((moment ^ sum) & (offset ^ sum)) < 0;
        return !overflows ? sum : offset < 0 ? long.MinValue : long.MaxValue;
    }
}
