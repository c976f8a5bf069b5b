using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Expressions;
using Parcours.Plans.Timelines;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Cuts intervals at calendar years or at ages.</summary>
internal static class Splitting
{
    public static QueryState At(QueryState query, LambdaExpression? origin, IEnumerable<int> years, LambdaExpression result)
    {
        query.RefuseRows("A row");
        Scalar? from = null;
        if (origin is not null)
        {
            (query, from) = Timelines.Moment(query, origin);
        }

        (Scalar? aligned, Timeline dates) = Timelines.Align(from ?? LiteralExpression.Null(new ColumnType(ColumnKind.Date)), query.Timeline!);
        var plan = new SplitPlan(query.Plan, dates.Time, dates.End!, from is null ? null : aligned, [.. years.Distinct().Order()]);
        int width = query.Plan.Schema.Length;
        (Scalar start, Scalar end) = (plan.Column(width), plan.Column(width + 1));
        Scalar days = CallExpression.Call(Function.Add, CallExpression.Call(Function.DaysBetween, end, start), LiteralExpression.Of(1));
        ImmutableArray<Part> parts =
        [
            new(nameof(Piece.Start), new ScalarValue(typeof(DateOnly), start)),
            new(nameof(Piece.End), new ScalarValue(typeof(DateOnly), end)),
            new(nameof(Piece.From), new ScalarValue(typeof(int?), plan.Column(width + 2))),
            new(nameof(Piece.Days), new ScalarValue(typeof(int), days)),
            new(nameof(Piece.IsLast), new ScalarValue(typeof(bool), Scalars.Truth(CallExpression.Call(Function.Equal, end, dates.End!)))),
        ];
        var piece = new ObjectValue(typeof(Piece), typeof(Piece).GetConstructors()[0], parts);
        return Timelines.Output(query, plan, result, query.Row, piece) with { Timeline = new Timeline(start, end) };
    }
}
