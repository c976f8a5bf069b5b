using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Linq;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Cohorts;

/// <summary>Makes one plan of a cohort: for each patient, or each index event, a bit a step, so that no order of the steps needs another run.</summary>
internal sealed class CohortPlan
{
    private readonly CohortDefinition _cohort;
    private readonly List<Scalar> _passes = [];
    private QueryState _state;
    private Scalar? _index;

    private CohortPlan(CohortDefinition cohort)
    {
        (_cohort, _state) = (cohort, cohort.Patients);
        AddIndex();
        for (int i = 0; i < cohort.Steps.Length; i++)
        {
            AddStep(cohort.Steps[i]);
        }

        if (_index is not null)
        {
            _passes.Insert(cohort.Index!.At, CallExpression.Call(Function.IsNotNull, _index));
        }
    }

    /// <summary>All patients, with the patient, the index date where there is one, and the bits of the steps that each passes.</summary>
    public static LogicalPlan Bits(CohortDefinition cohort)
    {
        var plan = new CohortPlan(cohort);
        LogicalPlan all = plan._state.Plan;
        Scalar bits = LiteralExpression.Of(0L);
        for (int i = 0; i < plan._passes.Count; i++)
        {
            Scalar bit = CallExpression.Call(Function.If, plan._passes[i], LiteralExpression.Of(1L << i), LiteralExpression.Of(0L));
            bits = i == 0 ? bit : CallExpression.Call(Function.Add, bits, bit);
        }

        return new ProjectPlan(all,
        [
            new("patient", all.Column(all.Patient)),
            new("bits", bits),
            .. plan._index is null ? Array.Empty<NamedExpression>() : [new("index", plan._index)],
        ]);
    }

    /// <summary>The members: patients who pass all steps, with their index date as their time.</summary>
    public static (QueryState State, Value? Member) Members(CohortDefinition cohort)
    {
        var plan = new CohortPlan(cohort);
        QueryState state = plan._state;
        if (plan._passes.Count > 0)
        {
            Scalar all = plan._passes.Count == 1 ? plan._passes[0] : CallExpression.Call(Function.And, [.. plan._passes]);
            state = state with { Plan = new FilterPlan(state.Plan, all) };
        }

        if (plan._index is null)
        {
            return (state, null);
        }

        (state, Scalar end, Scalar reason) = new FollowUpPlan(cohort.Ends, plan._index).Add(state);
        ImmutableArray<Part> parts =
        [
            new(nameof(CohortMember.Index), new ScalarValue(typeof(DateOnly), plan._index, Asserted: true)),
            new(nameof(CohortMember.End), new ScalarValue(typeof(DateOnly?), end)),
            new(nameof(CohortMember.Reason), new ScalarValue(typeof(string), reason)),
        ];
        return (state with { Timeline = new Timeline(plan._index) }, new ObjectValue(typeof(CohortMember), typeof(CohortMember).GetConstructors()[0], parts));
    }

    private void AddIndex()
    {
        if (_cohort.Index is not { } index)
        {
            return;
        }

        Timelines.Together(_state, index.Events);
        Timeline times = Timelines.Align(LiteralExpression.Null(new ColumnType(ColumnKind.Date)), index.Events.Timeline!).Times;
        int width = _state.Plan.Schema.Length;
        if (index.Which == IndexEvent.Each)
        {
            // The date is kept as a column of its own: of those without an event it is null.
            LogicalPlan events = index.Events.Plan;
            var dates = new ProjectPlan(events, [new("patient", events.Column(events.Patient)), new("index", times.Time)]);
            var pairs = new WithinJoinPlan(_state.Plan, dates, new EventTime(dates.Column(1)), TimeWindow.Always, orMissing: true, [], []);
            (_state, _index) = (_state with { Plan = pairs }, pairs.Column(width + 1));
            return;
        }

        AggregateFunction function = index.Which == IndexEvent.First ? AggregateFunction.Min : AggregateFunction.Max;
        var date = new WindowAggregate("index", 0, new AggregateExpression(function, times.Time));
        var plan = new WithinGroupPlan(_state.Plan, index.Events.Plan, times.AtStart, [TimeWindow.Always], [date], [], []);
        (_state, _index) = (_state with { Plan = plan }, plan.Column(width));
    }

    private void AddStep(CohortStep step)
    {
        Scalar has = step.Events is null ? Holds(step) : Has(step, step.Events);
        _passes.Add(step.Excludes ? Scalars.Not(Scalars.Truth(has)) : Scalars.Truth(has));
    }

    private Scalar Holds(CohortStep step)
    {
        Value[] arguments = step.Predicate!.Parameters.Count == 1
            ? [_state.Row]
            : [_state.Row, new ScalarValue(typeof(DateOnly), _index!, Asserted: true)];
        (LogicalPlan plan, var aggregates) = AggregateResolver.Resolve(step.Predicate, arguments, _state.Plan);
        _state = _state with { Plan = plan };
        return new Translator(step.Predicate, step.Predicate, arguments, aggregates).Condition(step.Predicate.Body);
    }

    private CallExpression Has(CohortStep step, QueryState events)
    {
        Timelines.Together(_state, events);
        (Scalar? anchor, EventTime time) = (null, events.Timeline is { Time.Nullable: false } own ? own.AtStart : Timelines.AnyTime);
        if (step.Window is not null)
        {
            (anchor, Timeline times) = Timelines.Align(_index, events.Timeline!);
            time = times.AtStart;
        }

        int width = _state.Plan.Schema.Length;
        var count = new WindowAggregate("count", 0, new AggregateExpression(AggregateFunction.Count, null));
        var plan = new WithinGroupPlan(_state.Plan, events.Plan, time, [(step.Window ?? Window.Always).Around(anchor)], [count], [], []);
        _state = _state with { Plan = plan };
        return CallExpression.Call(Function.GreaterOrEqual, plan.Column(width), LiteralExpression.Of((long)step.AtLeast));
    }
}
