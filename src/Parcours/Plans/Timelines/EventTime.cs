using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>When a row happens: at a time, or from a start to an end, both included.</summary>
/// <param name="Start">The time or the start, a date or a timestamp. Rows without it take no part.</param>
/// <param name="End">The end, of the same type; null for what happens at a time. Rows that end before they start take no part.</param>
/// <param name="OpenEnds">Whether a row without an end goes on to the end of the calendar; otherwise it takes no part.</param>
internal sealed record EventTime(Expression Start, Expression? End = null, bool OpenEnds = false)
{
    public override string ToString() => End is null ? $"{Start}" : $"{Start} to {End}{(OpenEnds ? " or open" : "")}";
}
