using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Linq;
using Parcours.Plans.Timelines;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Cohorts;

/// <summary>Adds the end of the follow-up and its reason: the earliest of what may end it.</summary>
internal sealed class FollowUpPlan(ImmutableArray<FollowUpEnd> ends, Scalar index)
{
    private static readonly ColumnType _date = new(ColumnKind.Date);

    public (QueryState State, Scalar End, Scalar Reason) Add(QueryState state)
    {
        var dates = new List<Scalar>();
        foreach (FollowUpEnd end in ends)
        {
            (state, Scalar date) = end.Events is null ? (state, LiteralExpression.Of(end.Date!.Value)) : Of(state, end, end.Events);
            dates.Add(date);
        }

        if (dates.Count == 0)
        {
            return (state, LiteralExpression.Null(_date), LiteralExpression.Null(new ColumnType(ColumnKind.Text)));
        }

        // What never comes is later than everything.
        Scalar never = LiteralExpression.Of(DateOnly.MaxValue);
        Scalar earliest = dates.Select(d => d.Nullable ? CallExpression.Call(Function.Coalesce, d, never) : d)
            .Aggregate((a, b) => CallExpression.Call(Function.Least, a, b));
        Scalar reason = LiteralExpression.Null(new ColumnType(ColumnKind.Text));
        for (int i = dates.Count - 1; i >= 0; i--)
        {
            reason = CallExpression.Call(Function.If, Scalars.Truth(CallExpression.Call(Function.Equal, dates[i], earliest)), LiteralExpression.Of(ends[i].Reason), reason);
        }

        Scalar last = CallExpression.Call(Function.If, CallExpression.Call(Function.Equal, earliest, never), LiteralExpression.Null(_date), earliest);
        return (state, last, reason);
    }

    private (QueryState State, Scalar Date) Of(QueryState state, FollowUpEnd end, QueryState events)
    {
        Timelines.Together(state, events);
        (Scalar? anchor, Timeline times) = Timelines.Align(index, events.Timeline!);
        if (end.Gap is { } gap)
        {
            // Days that are near enough to an event before them are one episode: it ends where the gap has lasted long enough.
            var episodes = new EpisodesPlan(events.Plan, times.Time, LiteralExpression.Of(gap + 1), 0, carryOver: false, [], []);
            var time = new EventTime(episodes.Column(1), episodes.Column(2));
            return Measure(state, episodes, time, Window.Days(0, 0).Around(anchor), AggregateFunction.Max, episodes.Column(2), index);
        }

        return Measure(state, events.Plan, times.AtStart, Window.FromDay(0).Around(anchor), AggregateFunction.Min, times.Time, null);
    }

    /// <summary>A date of the events in a window; where there are none, another, which is null for none.</summary>
    private static (QueryState State, Scalar Date) Measure(
        QueryState state, Plans.LogicalPlan right, EventTime time, TimeWindow window, AggregateFunction function, Scalar date, Scalar? otherwise)
    {
        var measure = new WindowAggregate("end", 0, new AggregateExpression(function, date));
        var plan = new WithinGroupPlan(state.Plan, right, time, [window], [measure], [], []);
        Scalar found = plan.Column(state.Plan.Schema.Length);
        return (state with { Plan = plan }, otherwise is null ? found : CallExpression.Call(Function.Coalesce, found, otherwise));
    }
}
