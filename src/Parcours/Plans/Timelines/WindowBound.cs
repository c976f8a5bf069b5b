using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>Where a window begins or ends.</summary>
/// <param name="Anchor">A time of the left row; null for a window that is open on this side.</param>
/// <param name="Offset">What is added to it: days to a date, microseconds to a timestamp. Only moments of the calendar, the years 1 to 9999, count.</param>
/// <param name="OpenIfNull">Whether a row without this anchor has a window that is open on this side; otherwise it has none.</param>
internal sealed record WindowBound(Expression? Anchor, long Offset = 0, bool OpenIfNull = false)
{
    /// <summary>No bound.</summary>
    public static WindowBound Open { get; } = new(Anchor: null);

    public override string ToString() => Anchor is null ? "open"
        : Offset == 0 ? $"{Anchor}"
        : FormattableString.Invariant($"{Anchor} {(Offset < 0 ? '-' : '+')} {Math.Abs((decimal)Offset)}");
}
