using System.Collections.Immutable;
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
    // With more measures than these, what a batch costs by itself is more than filling it.
    private const int MostMeasuresOfAnyBatch = 8;

    private readonly TimelineInputs _inputs = new(run, planner);

    /// <summary>The pipeline of a node.</summary>
    public Pipeline Open(LogicalPlan plan, bool[] needed) => plan switch
    {
        WithinJoinPlan join => OpenWithinJoin(join, needed),
        AsOfPlan join => OpenAsOf(join, needed),
        WithinGroupPlan join => OpenWithinGroup(join, needed),
        PatientWindowPlan window => OpenWindow(window, needed),
        EpisodesPlan episodes => OpenEpisodes(episodes),
        SplitPlan split => OpenSplit(split, needed),
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

        var planned = new WindowTasks(plan);
        TimelineRight right = _inputs.OpenRight(plan, [.. planned.Taken]);
        Pipeline left = OpenLeft(
            plan, needed[..leftColumns], [.. plan.Windows.SelectMany(w => new[] { w.From.Anchor, w.To.Anchor })]);
        if (plan.Measures.Length > MostMeasuresOfAnyBatch)
        {
            left = Filled(plan, left, needed[..leftColumns]);
        }

        EvaluatorFactory factory = run.FactoryFor(left);
        (ImmutableArray<WindowTask> tasks, ImmutableArray<ColumnDomain> measures) =
            planned.Compile(right, run.FactoryFor(right.Pipeline), w => NewWindow(plan, w, factory));
        ImmutableArray<ColumnDomain> domains = [.. left.Domains.Take(leftColumns), .. measures];
        return left.Then(new WithinGroupOperator(Join(plan, left, right), tasks, leftColumns, run.Interner, domains, plan.Describe()));
    }

    private Pipeline OpenWindow(PatientWindowPlan plan, bool[] needed)
    {
        // A function that nobody needs is not computed, nor what it takes read.
        int width = plan.Input.Schema.Length;
        bool[] asked = needed[width..];
        LogicalPlan source = plan.Input;
        Expression[] taken = [.. plan.Functions.Where((_, i) => asked[i]).Select(f => f.Argument).OfType<Expression>()];
        ImmutableArray<NamedExpression> computed =
        [
            .. taken.Append(plan.Time).Distinct().Where(e => e is not ColumnExpression).Select(e => new NamedExpression("value", e)),
        ];
        if (computed.Length > 0)
        {
            source = new ProjectPlan(source, [.. source.Schema.Select((f, i) => new NamedExpression(f.Name, plan.Input.Column(i))), .. computed]);
        }

        int PlaceOf(Expression expression) => expression is ColumnExpression column ? column.Index : width + computed.ToList().FindIndex(c => c.Expression == expression);
        int patient = plan.Input.Patient;
        var kept = new bool[source.Schema.Length];
        needed[..width].CopyTo(kept, 0);
        kept[patient] = true;
        Array.Fill(kept, true, width, computed.Length);
        foreach (Expression expression in plan.Keys.Append(plan.Time).Concat(taken))
        {
            PhysicalPlanner.Mark(kept, expression is ColumnExpression or null || plan.Keys.Contains(expression) ? expression : null);
        }

        Pipeline input = _inputs.InTime(source, kept, PlaceOf(plan.Time));
        ImmutableArray<StoreColumn?> columns = PhysicalPlanner.StoreColumns(source, input, kept);
        ImmutableArray<PatientColumn?> functions =
            [.. plan.Functions.Select((f, i) => asked[i] ? new PatientColumn(f.Function, f.Argument is null ? -1 : PlaceOf(f.Argument), f.Offset) : null)];
        ImmutableArray<ColumnDomain> domains =
            [.. input.Domains, .. functions.Select(f => f is { Argument: >= 0 } ? input.Domains[f.Argument] : ColumnDomain.Unknown)];
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
        List<ColumnExpression> taken = WindowTasks.ColumnsOf(plan.Aggregates.Select(a => a.Aggregate));
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
        ImmutableArray<CompiledAggregate> aggregates = [.. plan.Aggregates.Select(a => WindowTasks.Compile(a.Aggregate, a.Aggregate.Filter, new TimelineRight(input, first), taken, run.FactoryFor(input)))];
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

    private Pipeline OpenSplit(SplitPlan plan, bool[] needed)
    {
        int width = plan.Input.Schema.Length;
        bool[] kept = needed[..width];
        bool[] read = [.. kept];
        foreach (Expression? expression in new[] { plan.Start, plan.End, plan.Origin })
        {
            PhysicalPlanner.Mark(read, expression);
        }

        Pipeline input = planner.Open(plan.Input, read, ordered: true);
        EvaluatorFactory factory = run.FactoryFor(input);
        Evaluator Date(Expression date) => new DecodeEvaluator(factory.Make(date));
        ImmutableArray<ColumnDomain> domains = [.. input.Domains, ColumnDomain.Unknown, ColumnDomain.Unknown, ColumnDomain.Unknown];
        return input.Then(new SplitOperator(
            Date(plan.Start), Date(plan.End), plan.Origin is null ? null : Date(plan.Origin), plan.Years, kept, domains, plan.Describe()));
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

    /// <summary>The left rows in full batches.</summary>
    private static Pipeline Filled(WithinGroupPlan plan, Pipeline left, bool[] needed)
    {
        bool[] read = LeftColumns(plan, needed, [.. plan.Windows.SelectMany(w => new[] { w.From.Anchor, w.To.Anchor })]);
        return left.Then(new FillBatchesOperator(PhysicalPlanner.StoreColumns(plan.Left, left, read), left.Domains));
    }

    private Pipeline OpenLeft(TimelineJoinPlan plan, bool[] needed, params ImmutableArray<Expression?> read) =>
        _inputs.ByPatient(plan.Left, LeftColumns(plan, needed, read));

    /// <summary>The left columns that are needed after the join or read by it.</summary>
    private static bool[] LeftColumns(TimelineJoinPlan plan, bool[] needed, ImmutableArray<Expression?> read)
    {
        bool[] all = [.. needed];
        all[plan.Left.Patient] = true;
        foreach (Expression? expression in read.Concat(plan.LeftKeys))
        {
            PhysicalPlanner.Mark(all, expression);
        }

        return all;
    }

    private TimelineJoin Join(TimelineJoinPlan plan, Pipeline left, TimelineRight right)
    {
        EvaluatorFactory leftFactory = run.FactoryFor(left);
        EvaluatorFactory rightFactory = run.FactoryFor(right.Pipeline);
        ImmutableArray<JoinKey> keys =
        [
            .. plan.LeftKeys.Select((k, i) => planner.NewKey(leftFactory, k, rightFactory, right.Key(plan, i))),
        ];
        return new TimelineJoin(right.Pipeline, right.Columns, plan.Time.End is not null, right.Length, (PatientSource)left.Source, plan.Left.Patient, keys);
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
