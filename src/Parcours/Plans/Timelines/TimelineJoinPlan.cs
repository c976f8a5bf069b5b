using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>Left rows with right rows of the same patient that lie near them in time.</summary>
/// <remarks>
/// Rows come patient by patient, in the stored order of patients; those of one patient in the order of the left input, then of the right rows by time and, at one
/// time, in the order of the right input. A null in a key matches nothing.
/// </remarks>
internal abstract record TimelineJoinPlan : LogicalPlan
{
    protected TimelineJoinPlan(
        LogicalPlan left, LogicalPlan right, EventTime time, ImmutableArray<Expression> leftKeys, ImmutableArray<Expression> rightKeys, ImmutableArray<Field> schema)
        : base(schema)
    {
        (Left, Right, Time, LeftKeys, RightKeys) = (left, right, time, leftKeys, rightKeys);
        if (left.Patient < 0 || right.Patient < 0)
        {
            throw Errors.TimelineWithoutPatient();
        }

        if (leftKeys.Length != rightKeys.Length || leftKeys.Zip(rightKeys).Any(k => k.First.Type != k.Second.Type))
        {
            throw Errors.FunctionTypes("The keys of a timeline join", leftKeys.Concat(rightKeys).Select(k => k.Type));
        }

        CheckTimes([time.Start, time.End]);
    }

    public LogicalPlan Left { get; }

    public LogicalPlan Right { get; }

    /// <summary>When right rows happen.</summary>
    public EventTime Time { get; }

    /// <summary>Keys beside the patient, over the left columns.</summary>
    public ImmutableArray<Expression> LeftKeys { get; }

    /// <summary>What must equal them, over the right columns.</summary>
    public ImmutableArray<Expression> RightKeys { get; }

    public sealed override ImmutableArray<LogicalPlan> Inputs => [Left, Right];

    /// <summary>The keys, for people; empty without any.</summary>
    protected string KeyText => string.Concat(LeftKeys.Zip(RightKeys, (l, r) => $" and {l} = {r}"));

    /// <summary>Fails unless all are of the type of <see cref="EventTime.Start"/>, a date or a timestamp.</summary>
    protected void CheckTimes(IEnumerable<Expression?> times)
    {
        if (Time.Start.Type.Kind is not (ColumnKind.Date or ColumnKind.Timestamp) || times.Any(t => t is not null && t.Type != Time.Start.Type))
        {
            throw Errors.FunctionTypes("A timeline join", times.OfType<Expression>().Select(t => t.Type).Prepend(Time.Start.Type));
        }
    }

    /// <summary>Left columns, then right ones.</summary>
    protected static ImmutableArray<Field> Both(LogicalPlan left, LogicalPlan right, bool orMissing) =>
        [.. left.Schema, .. right.Schema.Select(f => f with { Nullable = f.Nullable || orMissing, IsPatient = false })];
}
