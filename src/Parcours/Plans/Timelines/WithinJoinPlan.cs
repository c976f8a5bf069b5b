using System.Collections.Immutable;
using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>Pairs of a left row and a right row that happens within its window: at a time in it, or over an interval that overlaps it.</summary>
internal sealed record WithinJoinPlan : TimelineJoinPlan
{
    public WithinJoinPlan(
        LogicalPlan left,
        LogicalPlan right,
        EventTime time,
        TimeWindow window,
        bool orMissing,
        ImmutableArray<Expression> leftKeys,
        ImmutableArray<Expression> rightKeys)
        : base(left, right, time, leftKeys, rightKeys, Both(left, right, orMissing))
    {
        (Window, OrMissing) = (window, orMissing);
        CheckTimes([window.From.Anchor, window.To.Anchor]);
    }

    public TimeWindow Window { get; }

    /// <summary>Whether a left row without any match is given once, with nulls.</summary>
    public bool OrMissing { get; }

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) =>
        new WithinJoinPlan(inputs[0], inputs[1], Time, Window, OrMissing, LeftKeys, RightKeys);

    public override string Describe() => $"{(OrMissing ? "Left join" : "Join")} within: {Time} in {Window}{KeyText}";
}
