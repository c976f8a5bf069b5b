using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Joins with rows of the same patient that lie in a window of time.</summary>
internal static class Within
{
    /// <summary>Every pair.</summary>
    public static QueryState Pairs(QueryState left, QueryState right, LambdaExpression? from, Window window, LambdaExpression result)
    {
        (left, right, TimelineRows rows) = Rows(left, right, from, window);
        var plan = new WithinJoinPlan(left.Plan, right.Plan, rows.Timeline.AtStart, rows.Window, orMissing: false, [], []);
        return Timelines.Output(left, plan, result, left.Row, Values.Shift(right.Row, plan, left.Plan.Schema.Length));
    }

    /// <summary>Each left row with the rows in its window, of which aggregates are asked.</summary>
    public static QueryState Group(QueryState left, QueryState right, LambdaExpression? from, Window window, LambdaExpression result)
    {
        (left, right, TimelineRows rows) = Rows(left, right, from, window);
        return Timelines.Output(left, left.Plan, result, left.Row, new RowsValue(result.Parameters[1].Type, rows, right.Row));
    }

    /// <summary>The left rows with enough rows, or enough different values, in their window; or those without.</summary>
    public static QueryState Where(QueryState left, QueryState right, LambdaExpression? from, Window window, int atLeast, LambdaExpression? distinct, bool none)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 1);
        (left, right, TimelineRows rows) = Rows(left, right, from, window);
        Scalar? value = null;
        if (distinct is not null)
        {
            (right, Translator translator) = QueryState.Begin(distinct, right);
            value = translator.Scalar(distinct.Body).Expression;
        }

        var count = new AggregateExpression(value is null ? AggregateFunction.Count : AggregateFunction.CountDistinct, value);
        return Filtered(left, right, rows.Timeline.AtStart, rows.Window, count, atLeast, none);
    }

    /// <summary>Every pair of intervals that share enough days, or lie near enough to each other.</summary>
    public static QueryState Overlapping(QueryState left, QueryState right, int minOverlap, int maxGap, LambdaExpression result)
    {
        (EventTime time, TimeWindow window) = Intervals(left, right, minOverlap, maxGap);
        var plan = new WithinJoinPlan(left.Plan, right.Plan, time, window, orMissing: false, [], []);
        int width = left.Plan.Schema.Length;
        Scalar Right(Scalar expression) => Values.Shift(expression, plan, width);
        Timeline own = DatesOf(left.Timeline!);
        Value shared = Shared(own.Time, own.End!, Right(time.Start), Right(time.End!));
        return Timelines.Output(left, plan, result, left.Row, Values.Shift(right.Row, plan, width), shared);
    }

    /// <summary>The left intervals that an interval of the other query overlaps, or none does.</summary>
    public static QueryState WhereOverlapping(QueryState left, QueryState right, int minOverlap, int maxGap, bool none)
    {
        (EventTime time, TimeWindow window) = Intervals(left, right, minOverlap, maxGap);
        return Filtered(left, right, time, window, new AggregateExpression(AggregateFunction.Count, null), 1, none);
    }

    private static QueryState Filtered(QueryState left, QueryState right, EventTime time, TimeWindow window, AggregateExpression count, int atLeast, bool none)
    {
        var plan = new WithinGroupPlan(left.Plan, right.Plan, time, [window], [new WindowAggregate("matches", 0, count)], [], []);
        Scalar enough = CallExpression.Call(none ? Function.Less : Function.GreaterOrEqual, plan.Column(left.Plan.Schema.Length), LiteralExpression.Of((long)atLeast));
        return left with { Plan = new FilterPlan(plan, enough) };
    }

    private static (QueryState Left, QueryState Right, TimelineRows Rows) Rows(QueryState left, QueryState right, LambdaExpression? from, Window window)
    {
        Timelines.Together(left, right);
        (left, Scalar moment) = Timelines.Moment(left, from);
        (Scalar? anchor, Timeline times) = Timelines.Align(moment, right.Timeline!);
        return (left, right, new TimelineRows(right.Plan, times, window.Around(anchor), anchor));
    }

    private static (EventTime Time, TimeWindow Window) Intervals(QueryState left, QueryState right, int minOverlap, int maxGap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minOverlap, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(maxGap);
        if (maxGap > 0 && minOverlap > 1)
        {
            throw new ArgumentException("Intervals that may lie apart have no least overlap: give one of minOverlap and maxGap.", nameof(maxGap));
        }

        Timelines.Together(left, right);
        Timeline own = DatesOf(left.Timeline!);
        Scalar start = own.Time;
        if (maxGap > 0)
        {
            // A wider window would hold something even around an interval that ends before it starts.
            Scalar isWhole = CallExpression.Call(
                Function.Or, CallExpression.Call(Function.IsNull, own.End!), CallExpression.Call(Function.LessOrEqual, own.Time, own.End!));
            start = CallExpression.Call(Function.If, isWhole, own.Time, LiteralExpression.Null(own.Time.Type));
        }

        return (DatesOf(right.Timeline!).Throughout, new TimeWindow(new WindowBound(start, -maxGap), new WindowBound(own.End, maxGap, OpenIfNull: true), minOverlap));
    }

    private static Timeline DatesOf(Timeline timeline) => Timelines.Align(LiteralExpression.Null(new ColumnType(ColumnKind.Date)), timeline).Times;

    private static ObjectValue Shared(Scalar leftStart, Scalar leftEnd, Scalar rightStart, Scalar rightEnd)
    {
        Scalar start = CallExpression.Call(Function.Greatest, leftStart, rightStart);
        Scalar end = leftEnd.Nullable || rightEnd.Nullable
            ? CallExpression.Call(
                Function.Coalesce,
                CallExpression.Call(Function.Least, leftEnd, rightEnd),
                CallExpression.Call(Function.Coalesce, leftEnd, rightEnd))
            : CallExpression.Call(Function.Least, leftEnd, rightEnd);
        Scalar days = CallExpression.Call(Function.Add, CallExpression.Call(Function.DaysBetween, end, start), LiteralExpression.Of(1));
        ImmutableArray<Part> parts =
        [
            new(nameof(Overlap.Start), new ScalarValue(typeof(DateOnly), start)),
            new(nameof(Overlap.End), new ScalarValue(typeof(DateOnly?), end)),
            new(nameof(Overlap.Days), new ScalarValue(typeof(int?), days)),
        ];
        return new ObjectValue(typeof(Overlap), typeof(Overlap).GetConstructors()[0], parts);
    }
}
