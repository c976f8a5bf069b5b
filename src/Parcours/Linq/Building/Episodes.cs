using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Merges events with a duration into episodes.</summary>
internal static class Episodes
{
    /// <summary>Episodes of each patient.</summary>
    public static QueryState Of(QueryState query, LambdaExpression days, int grace, bool carryOver)
    {
        (query, Scalar length) = Days(query, days);
        return Of(query, length, grace, carryOver);
    }

    /// <summary>Intervals that overlap or lie near enough to each other, as one.</summary>
    public static QueryState OfIntervals(QueryState query, int grace)
    {
        Timeline dates = Timelines.Align(LiteralExpression.Null(new ColumnType(ColumnKind.Date)), query.Timeline!).Times;
        Scalar last = dates.End!.Nullable
            ? CallExpression.Call(Function.Coalesce, dates.End, LiteralExpression.Of(DateOnly.MaxValue))
            : dates.End;
        Scalar length = CallExpression.Call(Function.Add, CallExpression.Call(Function.DaysBetween, last, dates.Time), LiteralExpression.Of(1));
        return Of(query, length, grace, carryOver: false);
    }

    /// <summary>Episodes of each patient and key, each made into something together with its key and aggregates of its events.</summary>
    public static QueryState By(QueryState query, LambdaExpression by, LambdaExpression days, int grace, bool carryOver, LambdaExpression result)
    {
        (query, Translator translator) = QueryState.Begin(by, query);
        Value key = QueryState.KeyOf(translator, by);
        (query, Scalar length) = Days(query, days);
        ImmutableArray<NamedExpression> keys = [.. Values.Leaves(key, "Key").Select(l => new NamedExpression(l.Name, l.Scalar.Expression))];
        EpisodesPlan plan = NewPlan(query, length, grace, carryOver, keys);
        var rows = new RowsValue(result.Parameters[2].Type, new EpisodeRows(), query.Row);
        return Timelines.Output(query, plan, result, Values.OnColumns(key, plan, 1), Episode(plan, 1 + keys.Length), rows) with
        {
            Timeline = Times(plan, 1 + keys.Length),
        };
    }

    private static QueryState Of(QueryState query, Scalar length, int grace, bool carryOver)
    {
        EpisodesPlan plan = NewPlan(query, length, grace, carryOver, []);
        return query with { Plan = plan, Row = Episode(plan, 1), Timeline = Times(plan, 1) };
    }

    private static EpisodesPlan NewPlan(QueryState query, Scalar length, int grace, bool carryOver, ImmutableArray<NamedExpression> keys)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(grace);
        Scalar start = Timelines.Align(LiteralExpression.Null(new ColumnType(ColumnKind.Date)), new Timeline(query.Timeline!.Time)).Times.Time;
        return new EpisodesPlan(query.Plan, start, length, grace, carryOver, keys, []);
    }

    private static (QueryState Query, Scalar Days) Days(QueryState query, LambdaExpression days)
    {
        (QueryState state, Translator translator) = QueryState.Begin(days, query);
        return (state, translator.Scalar(days.Body).Expression);
    }

    private static Timeline Times(EpisodesPlan plan, int first) => new(plan.Column(first), plan.Column(first + 1));

    private static ObjectValue Episode(EpisodesPlan plan, int first)
    {
        ImmutableArray<Part> parts =
        [
            new(nameof(Parcours.Episode.Start), new ScalarValue(typeof(DateOnly), plan.Column(first))),
            new(nameof(Parcours.Episode.End), new ScalarValue(typeof(DateOnly), plan.Column(first + 1))),
            new(nameof(Parcours.Episode.CoveredDays), new ScalarValue(typeof(long), plan.Column(first + 2))),
            new(nameof(Parcours.Episode.Events), new ScalarValue(typeof(long), plan.Column(first + 3))),
        ];
        return new ObjectValue(typeof(Episode), typeof(Episode).GetConstructors()[0], parts);
    }
}
