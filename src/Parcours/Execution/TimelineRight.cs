using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Operators;
using Parcours.Operators.Timelines;
using Parcours.Plans.Timelines;

namespace Parcours.Execution;

/// <summary>The right side of a timeline join: patient, start, end where there is one, keys, then what the join takes from it.</summary>
/// <param name="Pipeline">Its rows, in order of time for each patient.</param>
/// <param name="Payload">Where begins what the join takes.</param>
internal sealed record TimelineRight(Pipeline Pipeline, int Payload)
{
    /// <summary>How long after their start all rows end, 0 for what happens at a time; null where each has an end of its own, in a column.</summary>
    public long? Length { get; init; }

    /// <summary>The types of its columns.</summary>
    public ImmutableArray<ColumnType> Types { get; init; } = [];

    /// <summary>A key, over its columns.</summary>
    public ColumnExpression Key(TimelineJoinPlan plan, int key) =>
        new(Payload - plan.RightKeys.Length + key, "key", plan.RightKeys[key].Type, plan.RightKeys[key].Nullable);

    /// <summary>How its columns are kept; the patient as a bare number.</summary>
    public ImmutableArray<StoreColumn?> Columns =>
        [.. Types.Select((t, i) => i == PatientChunk.PatientColumn ? new StoreColumn(Parcours.Columns.Lane.Int32, Pipeline.Domains[i].Dictionary) : StoreColumn.Of(t, Pipeline.Domains[i]))];
}
