using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>Each left row, once, with measures of the right rows within its windows.</summary>
internal sealed record WithinGroupPlan : TimelineJoinPlan
{
    public WithinGroupPlan(
        LogicalPlan left,
        LogicalPlan right,
        EventTime time,
        ImmutableArray<TimeWindow> windows,
        ImmutableArray<WindowMeasure> measures,
        ImmutableArray<Expression> leftKeys,
        ImmutableArray<Expression> rightKeys)
        : base(left, right, time, leftKeys, rightKeys, [.. left.Schema, .. measures.Select(m => m.Field)])
    {
        (Windows, Measures) = (windows, measures);
        CheckTimes(windows.SelectMany(w => new[] { w.From.Anchor, w.To.Anchor }));
        bool countsDays = measures.Any(m => m is CoveredDays);
        if (countsDays && (time.End is null || time.Start.Type.Kind != ColumnKind.Date))
        {
            throw Errors.FunctionTypes("CoveredDays", [time.Start.Type]);
        }
    }

    public ImmutableArray<TimeWindow> Windows { get; }

    public ImmutableArray<WindowMeasure> Measures { get; }

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) =>
        new WithinGroupPlan(inputs[0], inputs[1], Time, Windows, Measures, LeftKeys, RightKeys);

    public override string Describe() =>
        $"Group within: {Time} in {string.Join(", ", Windows)}{KeyText} give [{string.Join(", ", Measures)}]";
}
