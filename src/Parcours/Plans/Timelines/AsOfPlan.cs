using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>Each left row, once, with the right row of the same patient that is nearest in time; with nulls where there is none.</summary>
/// <remarks>Of several right rows at one time, the last in order is taken when looking backward, the first when looking forward.</remarks>
internal sealed record AsOfPlan : TimelineJoinPlan
{
    public AsOfPlan(
        LogicalPlan left,
        LogicalPlan right,
        Expression anchor,
        EventTime time,
        AsOfDirection direction,
        bool strict,
        long? tolerance,
        ImmutableArray<Expression> leftKeys,
        ImmutableArray<Expression> rightKeys)
        : base(left, right, time, leftKeys, rightKeys, Both(left, right, orMissing: true))
    {
        (Anchor, Direction, Strict, Tolerance) = (anchor, direction, strict, tolerance);
        CheckTimes([anchor]);
        if (time.End is not null || tolerance < 0)
        {
            throw Errors.FunctionTypes("An as-of join", [time.Start.Type]);
        }
    }

    /// <summary>The moment, over the left columns; a row without it matches nothing.</summary>
    public Expression Anchor { get; }

    public AsOfDirection Direction { get; }

    /// <summary>Whether a right row at the very moment does not count.</summary>
    public bool Strict { get; }

    /// <summary>How far away a right row may be: days for dates, microseconds for timestamps; null for any distance.</summary>
    public long? Tolerance { get; }

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) =>
        new AsOfPlan(inputs[0], inputs[1], Anchor, Time, Direction, Strict, Tolerance, LeftKeys, RightKeys);

    public override string Describe() => FormattableString.Invariant(
        $"As of: {Time} {Direction.ToString().ToLowerInvariant()} of {Anchor}{(Strict ? ", strictly" : "")}{(Tolerance is null ? "" : $", at most {Tolerance} away")}{KeyText}");
}
