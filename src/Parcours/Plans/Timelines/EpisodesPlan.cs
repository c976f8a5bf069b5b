using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>Events with a duration, merged while the gap between them is short enough: a row an episode.</summary>
/// <remarks>
/// <para>An event covers the days from its start on, as many as it has; events without a start or without a positive number of days take no part;
/// days beyond the calendar are none. In order of start,
/// an event belongs to the episode at hand when no more than <see cref="Grace"/> days lie uncovered between the end of that episode and its start.</para>
/// <para>Gives the patient, the keys, the first and the last covered day, the number of covered days, the number of events, and the aggregates. Rows come patient by
/// patient in stored order; those of one patient by the first event of each episode in order of time.</para>
/// </remarks>
internal sealed record EpisodesPlan : LogicalPlan
{
    public EpisodesPlan(
        LogicalPlan input, Expression start, Expression days, long grace, bool carryOver, ImmutableArray<NamedExpression> keys, ImmutableArray<NamedAggregate> aggregates)
        : base(Of(input, start, keys, aggregates))
    {
        (Input, Start, Days, Grace, CarryOver, Keys, Aggregates) = (input, start, days, grace, carryOver, keys, aggregates);
        if (start.Type.Kind != ColumnKind.Date || !days.Type.IsInteger || grace < 0)
        {
            throw Errors.FunctionTypes("Episodes", [start.Type, days.Type]);
        }
    }

    public LogicalPlan Input { get; }

    /// <summary>The first day of an event.</summary>
    public Expression Start { get; }

    /// <summary>How many days it covers.</summary>
    public Expression Days { get; }

    /// <summary>How many uncovered days may lie within an episode, one after the other.</summary>
    public long Grace { get; }

    /// <summary>Whether an event that starts on a covered day covers its days after those: supplies are used up one after the other.</summary>
    public bool CarryOver { get; }

    public ImmutableArray<NamedExpression> Keys { get; }

    public ImmutableArray<NamedAggregate> Aggregates { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) =>
        new EpisodesPlan(inputs[0], Start, Days, Grace, CarryOver, Keys, Aggregates);

    public override string Describe() => FormattableString.Invariant(
        $"Episodes by patient{string.Concat(Keys.Select(k => $", {k.Expression}"))} of {Start} for {Days} days, grace {Grace}{(CarryOver ? ", carry-over" : "")}{(Aggregates.IsEmpty ? "" : $" give [{string.Join(", ", Aggregates.Select(a => a.Aggregate))}]")}");

    private static ImmutableArray<Field> Of(LogicalPlan input, Expression start, ImmutableArray<NamedExpression> keys, ImmutableArray<NamedAggregate> aggregates)
    {
        if (input.Patient < 0)
        {
            throw Errors.TimelineWithoutPatient();
        }

        return
        [
            input.Schema[input.Patient],
            .. keys.Select(k => new Field(k.Name, k.Expression.Type, k.Expression.Nullable, k.Expression is ColumnExpression column && input.Schema[column.Index].IsPatient)),
            new Field("Start", start.Type, Nullable: false),
            new Field("End", start.Type, Nullable: false),
            new Field("CoveredDays", new ColumnType(ColumnKind.Int64), Nullable: false),
            new Field("Events", new ColumnType(ColumnKind.Int64), Nullable: false),
            .. aggregates.Select(a => new Field(a.Name, a.Aggregate.Type, a.Aggregate.Nullable)),
        ];
    }
}
