using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Operators;
using Parcours.Operators.Aggregates;
using Parcours.Operators.Timelines;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Execution;

/// <summary>Makes pipelines of the timeline nodes. They stream: both sides come by patient as they are stored; rows that do not are first put in order.</summary>
internal sealed class TimelinePlanner(QueryRun run, PhysicalPlanner planner)
{
    private readonly TimelineInputs _inputs = new(run, planner);

    /// <summary>The pipeline of a node.</summary>
    public Pipeline Open(LogicalPlan plan, bool[] needed) => plan switch
    {
        WithinJoinPlan join => OpenWithinJoin(join, needed),
        AsOfPlan join => OpenAsOf(join, needed),
        WithinGroupPlan join => OpenWithinGroup(join, needed),
        PatientWindowPlan window => OpenWindow(window, needed),
        EpisodesPlan episodes => OpenEpisodes(episodes),
        _ => throw new InvalidOperationException($"There is no operator for {plan.GetType().Name}."),
    };

    private Pipeline OpenWithinJoin(WithinJoinPlan plan, bool[] needed)
    {
        (bool[] leftNeeded, int[] payload, TimelineRight right) = OpenRight(plan, needed);
        Pipeline left = OpenLeft(plan, leftNeeded, plan.Window.From.Anchor, plan.Window.To.Anchor);
        WindowEvaluator window = NewWindow(plan, plan.Window, run.FactoryFor(left));
        var op = new WithinJoinOperator(
            Join(plan, left, right), window, plan.OrMissing, payload, leftNeeded, [.. left.Domains, .. Domains(right, payload)], plan.Describe());
        return left.Then(op);
    }

    private Pipeline OpenAsOf(AsOfPlan plan, bool[] needed)
    {
        (bool[] leftNeeded, int[] payload, TimelineRight right) = OpenRight(plan, needed);
        Pipeline left = OpenLeft(plan, leftNeeded, plan.Anchor);
        var anchor = new DecodeEvaluator(run.FactoryFor(left).Make(plan.Anchor));
        var op = new AsOfOperator(
            Join(plan, left, right),
            anchor,
            plan.Direction,
            plan.Strict,
            plan.Tolerance ?? long.MaxValue,
            payload,
            leftNeeded,
            [.. left.Domains, .. Domains(right, payload)],
            plan.Describe());
        return left.Then(op);
    }

    private Pipeline OpenWithinGroup(WithinGroupPlan plan, bool[] needed)
    {
        int leftColumns = plan.Left.Schema.Length;

        // What aggregates take is computed once a right row, however many windows the row lies in.
        Expression[] taken =
        [
            .. plan.Measures.OfType<WindowAggregate>().SelectMany(m => Taken(m.Aggregate)).Distinct(),
        ];
        TimelineRight right = _inputs.OpenRight(plan, [.. taken]);
        Pipeline left = OpenLeft(
            plan, needed[..leftColumns], [.. plan.Windows.SelectMany(w => new[] { w.From.Anchor, w.To.Anchor })]);
        EvaluatorFactory factory = run.FactoryFor(left);
        var read = new bool[right.Pipeline.Domains.Length];
        for (int i = 0; i < taken.Length; i++)
        {
            read[right.Payload + i] = true;
        }

        var domains = new ColumnDomain[plan.Schema.Length];
        left.Domains.CopyTo(0, domains, 0, leftColumns);
        ImmutableArray<WindowTask> tasks = [.. plan.Windows.Select((w, i) => NewTask(plan, i, NewWindow(plan, w, factory), right, taken, domains))];
        var op = new WithinGroupOperator(Join(plan, left, right), tasks, read, leftColumns, run.Interner, [.. domains], plan.Describe());
        return left.Then(op);
    }

    private static WindowTask NewTask(
        WithinGroupPlan plan, int window, WindowEvaluator evaluator, TimelineRight right, Expression[] taken, ColumnDomain[] domains)
    {
        var aggregates = ImmutableArray.CreateBuilder<(CompiledAggregate, int)>();
        var counts = ImmutableArray.CreateBuilder<int>();
        var coverages = ImmutableArray.CreateBuilder<(int, bool)>();
        for (int i = 0; i < plan.Measures.Length; i++)
        {
            int place = plan.Left.Schema.Length + i;
            domains[place] ??= ColumnDomain.Unknown;
            if (plan.Measures[i].Window != window)
            {
                continue;
            }

            switch (plan.Measures[i])
            {
                case CoveredDays covered:
                    coverages.Add((place, covered.CarryOver));
                    break;
                case WindowAggregate { Aggregate: { Function: AggregateFunction.Count, Argument: null, Filter: null } }:
                    counts.Add(place);
                    break;
                case WindowAggregate measure:
                    CompiledAggregate compiled = Compile(measure.Aggregate, right, taken);
                    domains[place] = compiled.ResultDomain;
                    aggregates.Add((compiled, place));
                    break;
            }
        }

        return new WindowTask(evaluator, aggregates.ToImmutable(), counts.ToImmutable(), coverages.ToImmutable());
    }

    /// <summary>What is computed of every row for an aggregate.</summary>
    private static IEnumerable<Expression> Taken(AggregateExpression aggregate) => new[] { Argument(aggregate), aggregate.Filter }.OfType<Expression>();

    /// <summary>The argument of an aggregate, which need not exist where the filter leaves a row out.</summary>
    private static Expression? Argument(AggregateExpression aggregate) => aggregate is { Filter: { } filter, Argument: { } argument and not ColumnExpression }
        ? CallExpression.Call(Function.If, filter, argument, LiteralExpression.Null(argument.Type))
        : aggregate.Argument;

    /// <summary>An aggregate over the columns of a chunk, where its argument and its filter are computed already.</summary>
    private static CompiledAggregate Compile(AggregateExpression aggregate, TimelineRight right, Expression[] taken)
    {
        int argument = Argument(aggregate) is { } value ? right.Payload + Array.IndexOf(taken, value) : -1;
        int filter = aggregate.Filter is null ? -1 : right.Payload + Array.IndexOf(taken, aggregate.Filter);
        return new CompiledAggregate(
            aggregate,
            argument < 0 ? null : new ColumnEvaluator(argument),
            filter < 0 ? null : new ColumnEvaluator(filter),
            argument < 0 ? ColumnDomain.Unknown : right.Pipeline.Domains[argument],
            patientsInOrder: false);
    }

    private Pipeline OpenWindow(PatientWindowPlan plan, bool[] needed)
    {
        LogicalPlan source = plan.Input;
        ImmutableArray<NamedExpression> computed =
        [
            .. plan.Functions.Select(f => f.Argument).OfType<Expression>().Append(plan.Time).Distinct().Where(e => e is not ColumnExpression).Select(e => new NamedExpression("value", e)),
        ];
        if (computed.Length > 0)
        {
            source = new ProjectPlan(source, [.. source.Schema.Select((f, i) => new NamedExpression(f.Name, plan.Input.Column(i))), .. computed]);
        }

        int width = plan.Input.Schema.Length;
        int PlaceOf(Expression expression) => expression is ColumnExpression column ? column.Index : width + computed.ToList().FindIndex(c => c.Expression == expression);
        int patient = plan.Input.Patient;
        var kept = new bool[source.Schema.Length];
        needed[..width].CopyTo(kept, 0);
        kept[patient] = true;
        Array.Fill(kept, true, width, computed.Length);
        foreach (Expression expression in plan.Keys.Append(plan.Time).Concat(plan.Functions.Select(f => f.Argument).OfType<Expression>()))
        {
            PhysicalPlanner.Mark(kept, expression is ColumnExpression or null || plan.Keys.Contains(expression) ? expression : null);
        }

        Pipeline input = _inputs.InTime(source, kept, PlaceOf(plan.Time));
        ImmutableArray<StoreColumn?> columns = PhysicalPlanner.StoreColumns(source, input, kept);
        ImmutableArray<(PatientFunction, int, int)> functions =
            [.. plan.Functions.Select(f => (f.Function, f.Argument is null ? -1 : PlaceOf(f.Argument), f.Offset))];
        ImmutableArray<ColumnDomain> domains =
            [.. input.Domains, .. functions.Select(f => f.Item2 < 0 ? ColumnDomain.Unknown : input.Domains[f.Item2])];
        var op = new PatientWindowOperator(columns, _inputs.Links(plan.Keys, input, patient), patient, functions, domains, plan.Describe());
        Pipeline result = input.Then(op);
        if (computed.Length == 0)
        {
            return result;
        }

        int[] places = [.. Enumerable.Range(0, width), .. Enumerable.Range(width + computed.Length, functions.Length)];
        int time = Array.IndexOf(places, result.Time);
        return result.Then(new ProjectOperator([.. places.Select(p => new ColumnEvaluator(p))], [.. places.Select(p => domains[p])], "Leave computed values out")) with { Time = time };
    }

    private Pipeline OpenEpisodes(EpisodesPlan plan)
    {
        Expression[] taken = [.. plan.Aggregates.SelectMany(a => Taken(a.Aggregate)).Distinct()];
        ImmutableArray<NamedExpression> expressions =
        [
            new("patient", plan.Input.Column(plan.Input.Patient)),
            new("start", plan.Start),
            new("days", CallExpression.Cast(plan.Days, new ColumnType(ColumnKind.Int64))),
            .. plan.Keys,
            .. taken.Select(e => new NamedExpression("value", e)),
        ];
        var days = (ColumnExpression)new ProjectPlan(plan.Input, expressions).Column(EpisodesOperator.DaysColumn);
        LogicalPlan events = new FilterPlan(
            new ProjectPlan(plan.Input, expressions), CallExpression.Call(Function.Greater, days, LiteralExpression.Of(0L)));
        bool[] all = PhysicalPlanner.All(events);
        Pipeline input = TimelineInputs.Decoded(_inputs.InTime(events, all, EpisodesOperator.StartColumn), all, EpisodesOperator.DaysColumn);
        int first = EpisodesOperator.DaysColumn + 1 + plan.Keys.Length;
        ImmutableArray<CompiledAggregate> aggregates = [.. plan.Aggregates.Select(a => Compile(a.Aggregate, new TimelineRight(input, first), taken))];
        ImmutableArray<int> keys = [.. Enumerable.Range(EpisodesOperator.DaysColumn + 1, plan.Keys.Length)];
        ImmutableArray<ColumnDomain> domains =
        [
            input.Domains[0],
            .. keys.Select(k => input.Domains[k]),
            input.Domains[EpisodesOperator.StartColumn],
            ColumnDomain.Unknown,
            ColumnDomain.Unknown,
            ColumnDomain.Unknown,
            .. aggregates.Select(a => a.ResultDomain),
        ];
        PatientLinks links = _inputs.Links([.. keys.Select(k => (Expression)events.Column(k))], input, EpisodesOperator.PatientColumn);
        var op = new EpisodesOperator(
            PhysicalPlanner.StoreColumns(events, input, all),
            links,
            keys,
            plan.Grace,
            plan.CarryOver,
            aggregates,
            run.Interner,
            domains,
            plan.Describe());
        return input.Then(op) with { Time = 1 + keys.Length };
    }

    /// <summary>The right side of a join that gives right columns: those that anyone needs, after what finds them.</summary>
    private (bool[] LeftNeeded, int[] Payload, TimelineRight Right) OpenRight(TimelineJoinPlan plan, bool[] needed)
    {
        int leftColumns = plan.Left.Schema.Length;
        int[] places = [.. Enumerable.Range(0, plan.Right.Schema.Length).Where(i => needed[leftColumns + i])];
        TimelineRight right = _inputs.OpenRight(plan, [.. places.Select(p => plan.Right.Column(p))]);
        var payload = new int[plan.Right.Schema.Length];
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] = Array.IndexOf(places, i) is int at && at >= 0 ? right.Payload + at : -1;
        }

        return (needed[..leftColumns], payload, right);
    }

    private Pipeline OpenLeft(TimelineJoinPlan plan, bool[] needed, params ImmutableArray<Expression?> read)
    {
        bool[] all = [.. needed];
        all[plan.Left.Patient] = true;
        foreach (Expression? expression in read.Concat(plan.LeftKeys))
        {
            PhysicalPlanner.Mark(all, expression);
        }

        return _inputs.ByPatient(plan.Left, all);
    }

    private TimelineJoin Join(TimelineJoinPlan plan, Pipeline left, TimelineRight right)
    {
        EvaluatorFactory leftFactory = run.FactoryFor(left);
        EvaluatorFactory rightFactory = run.FactoryFor(right.Pipeline);
        ImmutableArray<JoinKey> keys =
        [
            .. plan.LeftKeys.Select((k, i) => planner.NewKey(leftFactory, k, rightFactory, right.Key(plan, i))),
        ];
        return new TimelineJoin(right.Pipeline, right.Columns(plan), plan.Time.End is not null, (PatientSource)left.Source, plan.Left.Patient, keys);
    }

    private static WindowEvaluator NewWindow(TimelineJoinPlan plan, TimeWindow window, EvaluatorFactory factory)
    {
        Evaluator? Anchor(Expression? anchor) => anchor is null ? null : new DecodeEvaluator(factory.Make(anchor));
        return new WindowEvaluator(
            plan.Time.Start.Type.Kind == ColumnKind.Timestamp,
            Anchor(window.From.Anchor),
            window.From.Offset,
            window.From.OpenIfNull,
            Anchor(window.To.Anchor),
            window.To.Offset,
            window.To.OpenIfNull,
            window.LeastOverlap);
    }

    private static IEnumerable<ColumnDomain> Domains(TimelineRight right, int[] payload) =>
        payload.Select(p => p < 0 ? ColumnDomain.Unknown : right.Pipeline.Domains[p]);
}
