using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>Intervals cut at dates: a row a piece, in order of time, in the place of the row that it comes from.</summary>
/// <remarks>
/// Cuts are the same calendar years for all rows, or anniversaries of a date of each row: a piece begins on the day of a cut. February 29 has its anniversary on the
/// 28th in other years. Rows that have no start, no end or no origin, or that end before they start, give none. Gives the input's columns, then the piece's first
/// and last day, and the year or the number of years from which on it lies; null before the first cut.
/// </remarks>
internal sealed record SplitPlan : LogicalPlan
{
    public SplitPlan(LogicalPlan input, Expression start, Expression end, Expression? origin, ImmutableArray<int> years)
        : base([
            .. input.Schema,
            new Field("Start", start.Type, Nullable: false),
            new Field("End", end.Type, Nullable: false),
            new Field("From", new ColumnType(ColumnKind.Int32), Nullable: true),
        ])
    {
        (Input, Start, End, Origin, Years) = (input, start, end, origin, years);
        if (new[] { start, end, origin }.Any(e => e is not null && e.Type.Kind != ColumnKind.Date))
        {
            throw Errors.FunctionTypes("Splitting intervals", new[] { start, end, origin }.OfType<Expression>().Select(e => e.Type));
        }
    }

    public LogicalPlan Input { get; }

    /// <summary>The first day.</summary>
    public Expression Start { get; }

    /// <summary>The last day.</summary>
    public Expression End { get; }

    /// <summary>The date whose anniversaries are cuts; null to cut at the first of January.</summary>
    public Expression? Origin { get; }

    /// <summary>The calendar years, or the numbers of years since the origin, ascending.</summary>
    public ImmutableArray<int> Years { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new SplitPlan(inputs[0], Start, End, Origin, Years);

    public override string Describe() =>
        FormattableString.Invariant($"Split {Start} to {End} at {(Origin is null ? "years" : $"anniversaries of {Origin}")} [{string.Join(", ", Years)}]");
}
