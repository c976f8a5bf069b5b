using System.Collections.Immutable;
using System.Linq.Expressions;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>What is asked of a row's place among the rows of its patient.</summary>
internal static class PatientRows
{
    /// <summary>The row of each patient at a place: from 1 for the first, from -1 for the last.</summary>
    public static QueryState Nth(QueryState query, int place)
    {
        ArgumentOutOfRangeException.ThrowIfZero(place);
        PatientFunction function = place > 0 ? PatientFunction.Number : PatientFunction.NumberFromEnd;
        var plan = new PatientWindowPlan(query.Plan, query.Timeline!.Time, [], [new NamedPatientFunction("place", function)]);
        return Where(query, plan, Function.Equal, Math.Abs((long)place));
    }

    /// <summary>Each row with the row before or after it of the same patient, and of the same key.</summary>
    public static QueryState Neighbour(QueryState query, LambdaExpression? by, int offset, bool after, LambdaExpression result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, 1);
        query.RefuseRows("A row");
        (query, ImmutableArray<Scalar> keys) = Keys(query, by);
        PatientFunction function = after ? PatientFunction.Lead : PatientFunction.Lag;
        NamedPatientFunction Of(string name, Scalar value) => new(name, function, value, offset);
        ImmutableArray<NamedPatientFunction> functions =
            [Of("time", query.Timeline!.Time), .. Values.Leaves(query.Row).Select(l => Of(l.Name, l.Scalar.Expression))];
        var plan = new PatientWindowPlan(query.Plan, query.Timeline.Time, keys, functions);
        int width = query.Plan.Schema.Length;
        Value neighbour = Values.OnColumns(query.Row, plan, width + 1);
        if (neighbour is ObjectValue row)
        {
            neighbour = row with { Presence = CallExpression.Call(Function.IsNotNull, plan.Column(width)) };
        }

        return Timelines.Output(query, plan, result, query.Row, neighbour);
    }

    /// <summary>The rows with none of the same patient and key in so many days before them.</summary>
    public static QueryState Incident(QueryState query, int washout, LambdaExpression? by)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(washout);
        (query, ImmutableArray<Scalar> keys) = Keys(query, by);
        Scalar time = Timelines.Align(LiteralExpression.Null(new ColumnType(ColumnKind.Date)), query.Timeline!).Times.Time;
        var plan = new PatientWindowPlan(query.Plan, query.Timeline!.Time, keys, [new NamedPatientFunction("before", PatientFunction.Lag, time)]);
        Scalar before = plan.Column(query.Plan.Schema.Length);
        Scalar days = CallExpression.Call(Function.DaysBetween, time, before);
        Scalar isNew = CallExpression.Call(
            Function.Or,
            CallExpression.Call(Function.IsNull, before),
            Scalars.Compare(Function.Greater, days, LiteralExpression.Of(washout)));
        return query with { Plan = new FilterPlan(plan, isNew) };
    }

    /// <summary>The single values of a key; none without one.</summary>
    public static (QueryState Query, ImmutableArray<Scalar> Keys) Keys(QueryState query, LambdaExpression? by)
    {
        if (by is null)
        {
            return (query, []);
        }

        (QueryState state, Translator translator) = QueryState.Begin(by, query);
        return (state, [.. Values.Leaves(QueryState.KeyOf(translator, by)).Select(l => l.Scalar.Expression)]);
    }

    private static QueryState Where(QueryState query, PatientWindowPlan plan, Function comparison, long value) => query with
    {
        Plan = new FilterPlan(plan, CallExpression.Call(comparison, plan.Column(query.Plan.Schema.Length), LiteralExpression.Of(value))),
    };
}
