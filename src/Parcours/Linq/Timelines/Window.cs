using Parcours.Diagnostics;
using Parcours.Expressions;
using Parcours.Plans.Timelines;

namespace Parcours;

/// <summary>A stretch of time around a moment: from so long before or after it to so long before or after it, both ends included.</summary>
/// <remarks>
/// <c>Window.Days(0, 90)</c> is the day itself and the 90 days after it; <c>Window.Days(-365, -1)</c> the year that ends the day before. A window that would end before
/// it begins holds nothing. A date is the whole day: around dates, windows are in whole days.
/// </remarks>
public readonly record struct Window
{
    private const long DayMicroseconds = 86_400_000_000;

    private Window(TimeSpan? from, TimeSpan? to)
    {
        From = from;
        To = to;
    }

    /// <summary>How long after the moment it begins, negative for before; null for the beginning of time.</summary>
    public TimeSpan? From { get; }

    /// <summary>How long after the moment it ends, negative for before; null for the end of time.</summary>
    public TimeSpan? To { get; }

    /// <summary>All of time.</summary>
    public static Window Always => default;

    /// <summary>From so many days after the moment to so many days after it; negative for before.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <returns>The window.</returns>
    public static Window Days(int from, int to) => new(TimeSpan.FromDays(from), TimeSpan.FromDays(to));

    /// <summary>From so many days after the moment on, without an end.</summary>
    /// <param name="from">The first day; negative for before.</param>
    /// <returns>The window.</returns>
    public static Window FromDay(int from) => new(TimeSpan.FromDays(from), null);

    /// <summary>All of time until so many days after the moment.</summary>
    /// <param name="to">The last day; negative for before.</param>
    /// <returns>The window.</returns>
    public static Window UntilDay(int to) => new(null, TimeSpan.FromDays(to));

    /// <summary>From so long after the moment to so long after it; negative for before.</summary>
    /// <param name="from">When it begins, to the microsecond.</param>
    /// <param name="to">When it ends, to the microsecond.</param>
    /// <returns>The window.</returns>
    public static Window Span(TimeSpan from, TimeSpan to) => new(from, to);

    /// <summary>The window around a moment of a row.</summary>
    internal TimeWindow Around(Expression? anchor) => new(Bound(anchor, From), Bound(anchor, To));

    private static WindowBound Bound(Expression? anchor, TimeSpan? distance)
    {
        if (distance is not { } span || anchor is null)
        {
            return distance is null ? WindowBound.Open : throw Errors.WindowWithoutMoment();
        }

        long microseconds = span.Ticks / TimeSpan.TicksPerMicrosecond;
        if (anchor.Type.Kind == ColumnKind.Timestamp)
        {
            return new WindowBound(anchor, microseconds);
        }

        return microseconds % DayMicroseconds == 0
            ? new WindowBound(anchor, microseconds / DayMicroseconds)
            : throw Errors.WindowOfPartDays(span);
    }
}
