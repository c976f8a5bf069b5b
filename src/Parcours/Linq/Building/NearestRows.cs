using System.Linq.Expressions;
using Parcours.Plans.Timelines;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Joins with the row of the same patient that is nearest in time.</summary>
internal static class NearestRows
{
    public static QueryState AsOf(QueryState left, QueryState right, LambdaExpression? from, AsOf which, TimeSpan? tolerance, LambdaExpression result)
    {
        Timelines.Together(left, right);
        (left, Scalar moment) = Timelines.Moment(left, from);
        (right, Scalar presence) = Timelines.Plain(right);
        (Scalar? anchor, Timeline times) = Timelines.Align(moment, right.Timeline!);
        long? most = tolerance is null ? null : Window.Span(TimeSpan.Zero, tolerance.Value).Around(anchor).To.Offset;
        ArgumentOutOfRangeException.ThrowIfNegative(most ?? 0, nameof(tolerance));
        var plan = new AsOfPlan(left.Plan, right.Plan, anchor!, times.AtStart, which.Direction, which.Strict, most, [], []);
        int width = left.Plan.Schema.Length;
        Value nearest = Values.Shift(right.Row, plan, width);
        if (nearest is ObjectValue row)
        {
            nearest = row with { Presence = Values.Shift(presence, plan, width) };
        }

        return Timelines.Output(left, plan, result, left.Row, nearest);
    }
}
