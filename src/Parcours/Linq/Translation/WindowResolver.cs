using System.Linq.Expressions;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Expression = System.Linq.Expressions.Expression;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Makes one plan node of all the aggregates in a lambda that read the same rows of a patient, whatever their windows.</summary>
internal static class WindowResolver
{
    /// <summary>Where a call is computed: covered days read rows as intervals, all others at their time.</summary>
    public static WindowPlace PlaceOf(AggregateCall asked, TimelineRows source)
    {
        (MethodCallExpression call, RowsValue rows, Translator translator) = asked;
        if (!IsCoverage(call))
        {
            return new WindowPlace(source.Inner, source.Timeline.AtStart);
        }

        if (call.Arguments.Count == 0)
        {
            return source.Timeline.End is not null
                ? new WindowPlace(Filtered(source.Inner, rows), source.Timeline.Throughout)
                : throw translator.Refuse(call, "its rows are events, which have no end.", "Say how many days each covers: CoveredDays(d => d.Days).");
        }

        LambdaExpression selector = Translator.Lambda(call.Arguments[0]);
        Scalar days = new Translator(translator.Root, selector, [rows.Element], Translator.NoAggregates).Scalar(selector.Body).Expression;
        Scalar last = CallExpression.Call(
            Function.AddDays, source.Timeline.Time, Scalars.To(CallExpression.Call(Function.Subtract, days, LiteralExpression.Of(1)), new ColumnType(ColumnKind.Int32)));
        return new WindowPlace(Filtered(source.Inner, rows), new EventTime(source.Timeline.Time, last));
    }

    /// <summary>The plan with the measures of all calls of one place.</summary>
    public static LogicalPlan Group(LogicalPlan plan, WindowPlace place, List<AggregateCall> calls, Dictionary<Expression, Value> values)
    {
        List<TimeWindow> windows = [];
        List<WindowMeasure> measures = [];
        foreach (AggregateCall asked in calls)
        {
            MethodCallExpression call = asked.Call;
            TimeWindow window = ((TimelineRows)asked.Rows.Source).Window;
            int at = windows.IndexOf(window);
            if (at < 0)
            {
                at = windows.Count;
                windows.Add(window);
            }

            string name = FormattableString.Invariant($"{call.Method.Name}{measures.Count + 1}");
            measures.Add(IsCoverage(call)
                ? new CoveredDays(name, at, call.Arguments.Count > 1 && Translator.IsTrue(call.Arguments[1]))
                : new WindowAggregate(name, at, AggregateResolver.Aggregate(asked, place.Inner)));
        }

        var joined = new WithinGroupPlan(plan, place.Inner, place.Time, [.. windows], [.. measures], [], []);
        for (int i = 0; i < calls.Count; i++)
        {
            values[calls[i].Call] = RowsMethods.Result(calls[i].Call, calls[i].Rows, joined.Column(plan.Schema.Length + i));
        }

        return joined;
    }

    private static bool IsCoverage(MethodCallExpression call) => call.Method.Name == nameof(Rows<>.CoveredDays);

    private static LogicalPlan Filtered(LogicalPlan inner, RowsValue rows) => rows.Filter is null ? inner : new FilterPlan(inner, rows.Filter);
}
