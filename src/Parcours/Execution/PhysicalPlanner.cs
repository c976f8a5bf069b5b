using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Operators;
using Parcours.Operators.Aggregates;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Parcours.Storage;

namespace Parcours.Execution;

/// <summary>Makes pipelines of a logical plan. What ends a pipeline (groups, sorts, the right side of a join) is run at once, so that what comes after knows its rows.</summary>
internal sealed class PhysicalPlanner(QueryRun run)
{
    /// <summary>The pipeline of a plan.</summary>
    /// <param name="plan">The plan, optimised.</param>
    /// <param name="needed">Which of its columns anyone needs.</param>
    /// <param name="ordered">Whether rows must come in the order that the plan states; where the consumer sorts or counts, it need not.</param>
    public Pipeline Open(LogicalPlan plan, bool[] needed, bool ordered) => plan switch
    {
        ScanPlan scan => OpenScan(scan, needed, ordered),
        FilterPlan filter => OpenFilter(filter, needed, ordered),
        ProjectPlan project => OpenProject(project, needed, ordered),
        AggregatePlan aggregate => OpenAggregate(aggregate, ordered),
        DistinctPlan distinct => OpenAggregate(ToAggregate(distinct), ordered),
        JoinPlan join => OpenJoin(join, needed, ordered),
        SortPlan sort => OpenSort(sort, 0, null, needed),
        LimitPlan { Input: SortPlan sort } limit => OpenSort(sort, limit.Skip, limit.Take, needed),
        LimitPlan limit => OpenLimit(limit, needed),
        ConcatPlan concat => OpenConcat(concat, needed, ordered),
        TimelineJoinPlan or PatientWindowPlan or EpisodesPlan or SplitPlan => new TimelinePlanner(run, this).Open(plan, needed),
        _ => throw new InvalidOperationException($"There is no operator for {plan.GetType().Name}."),
    };

    /// <summary>All columns.</summary>
    public static bool[] All(LogicalPlan plan)
    {
        var all = new bool[plan.Schema.Length];
        Array.Fill(all, true);
        return all;
    }

    /// <summary>How the columns of a pipeline are kept; null for those that nobody needs.</summary>
    public static ImmutableArray<StoreColumn?> StoreColumns(LogicalPlan plan, Pipeline pipeline, bool[] needed) =>
        [.. plan.Schema.Select((f, i) => needed[i] ? StoreColumn.Of(f.Type, pipeline.Domains[i]) : null)];

    /// <summary>Stored order is by patient: where several segments must be merged into it, what orders rows is read even if nobody else needs it.</summary>
    private Pipeline OpenScan(ScanPlan scan, bool[] needed, bool ordered)
    {
        if (scan.Table.Kind == TableKind.Reference)
        {
            var reference = new TableScan(scan, needed, order: null, run.Dictionaries, run.Level);
            return new Pipeline(reference, [], reference.Domains, false);
        }

        int width = scan.Columns.Length;
        ImmutableArray<int>? order = null;
        if (!HasSeveralSegments(scan.Table.Name))
        {
            ordered = true;
        }
        else if (ordered)
        {
            ImmutableArray<int> deciding = StoredOrder.Of(scan.Table);
            scan = new ScanPlan(scan.Table, [.. scan.Columns, .. deciding.Add(scan.Table.PatientIndex).Where(c => !scan.Columns.Contains(c))], scan.Filter);
            order = [.. deciding.Select(c => scan.Columns.IndexOf(c))];
            needed = [.. scan.Columns.Select((c, i) => i >= width || needed[i] || c == scan.Table.PatientIndex || deciding.Contains(c))];
        }
        else if (scan.Columns.IndexOf(scan.Table.PatientIndex) is int patient && patient >= 0 && needed[patient])
        {
            order = [];
        }

        var source = new TableScan(scan, needed, order, run.Dictionaries, run.Level);
        int time = ordered && scan.Table.Time is not null ? scan.Columns.IndexOf(scan.Table.IndexOf(scan.Table.Time)) : -1;
        var pipeline = new Pipeline(source, [], source.Domains, true, time < width ? time : -1);
        if (scan.Columns.Length == width)
        {
            return pipeline;
        }

        ImmutableArray<Evaluator?> columns = [.. Enumerable.Range(0, width).Select(i => new ColumnEvaluator(i))];
        return pipeline.Then(new ProjectOperator(columns, [.. source.Domains.Take(width)], "Leave out what orders rows"));
    }

    private bool HasSeveralSegments(string table) =>
        Enumerable.Range(0, run.Dictionaries.Snapshot.BucketCount).Any(b => run.Dictionaries.Snapshot.Bucket(b).Sections(table).Count > 1);

    private Pipeline OpenFilter(FilterPlan filter, bool[] needed, bool ordered)
    {
        Pipeline input = Open(filter.Input, Also(needed, filter.Predicate), ordered);
        Evaluator predicate = run.FactoryFor(input).Make(filter.Predicate);
        return input.Then(new FilterOperator(predicate, input.Domains, needed, filter.Predicate.ToString()!));
    }

    private Pipeline OpenProject(ProjectPlan project, bool[] needed, bool ordered)
    {
        var inputNeeded = new bool[project.Input.Schema.Length];
        for (int i = 0; i < needed.Length; i++)
        {
            Mark(inputNeeded, needed[i] ? project.Expressions[i].Expression : null);
        }

        Pipeline input = Open(project.Input, inputNeeded, ordered);
        EvaluatorFactory factory = run.FactoryFor(input);
        ImmutableArray<Evaluator?> evaluators = [.. project.Expressions.Select((e, i) => needed[i] ? factory.Make(e.Expression) : null)];
        ImmutableArray<ColumnDomain> domains =
        [
            .. evaluators.Select((e, i) => e is null ? ColumnDomain.Unknown : factory.DomainOf(project.Expressions[i].Expression, e)),
        ];
        int time = input.Time < 0 ? -1 : project.Expressions.ToList().FindIndex(e => e.Expression is ColumnExpression column && column.Index == input.Time);
        return input.Then(new ProjectOperator(evaluators, domains, project.Describe())) with { Time = time };
    }

    private Pipeline OpenAggregate(AggregatePlan plan, bool ordered)
    {
        var needed = new bool[plan.Input.Schema.Length];
        foreach (NamedExpression key in plan.Keys)
        {
            Mark(needed, key.Expression);
        }

        foreach (NamedAggregate aggregate in plan.Aggregates)
        {
            Mark(needed, aggregate.Aggregate.Argument);
            Mark(needed, aggregate.Aggregate.Filter);
        }

        Pipeline input = Open(plan.Input, needed, ordered: false);
        AggregateTask task = Compile(plan, input);
        bool byPatient = input.PatientOrder && plan.Keys is [{ Expression: ColumnExpression first }, ..] && plan.Input.Schema[first.Index].IsPatient;
        if (byPatient)
        {
            Pipeline grouped = input.Then(new PatientAggregateOperator(task)) with { Time = -1 };
            return ordered ? Sorted(plan, grouped, plan.Keys.Length) : grouped;
        }

        var sink = run.Own(new AggregateSink(task, ordered, run.Planning));
        Scheduler.Run(input, sink, run);
        RowStore result = run.Own(sink.Result!);
        return new Pipeline(new StoreSource([result], task.Domains, "Groups"), [], task.Domains, false);
    }

    private AggregateTask Compile(AggregatePlan plan, Pipeline input)
    {
        EvaluatorFactory factory = run.FactoryFor(input);
        ImmutableArray<GroupKey> keys =
        [
            .. plan.Keys.Select(k =>
            {
                Evaluator evaluator = factory.Make(k.Expression);
                return new GroupKey(evaluator, k.Expression.Type, factory.DomainOf(k.Expression, evaluator), k.Expression.Nullable);
            }),
        ];
        ImmutableArray<CompiledAggregate> aggregates =
        [
            .. plan.Aggregates.Select(a =>
            {
                AggregateExpression aggregate = a.Aggregate;
                Evaluator? argument = aggregate.Argument is null ? null : factory.Make(aggregate.Argument);
                bool patients = input.PatientOrder && aggregate.Argument is ColumnExpression column && plan.Input.Schema[column.Index].IsPatient;
                return new CompiledAggregate(
                    aggregate,
                    argument,
                    aggregate.Filter is null ? null : factory.Make(aggregate.Filter),
                    argument is null ? ColumnDomain.Unknown : factory.DomainOf(aggregate.Argument!, argument),
                    patients);
            }),
        ];
        return new AggregateTask(keys, aggregates, run.Interner, plan.Describe());
    }

    /// <summary>Sorts by the first columns, which are the keys of the groups.</summary>
    private Pipeline Sorted(LogicalPlan plan, Pipeline input, int columns)
    {
        ImmutableArray<StoreColumn?> kept = StoreColumns(plan, input, All(plan));
        var sink = run.Own(new SortSink(kept, [.. Enumerable.Range(0, columns).Select(c => new SortColumn(c, false, false))], long.MaxValue, run.Planning));
        Scheduler.Run(input, sink, run);
        return new Pipeline(new StoreSource([run.Own(sink.Result!)], input.Domains, "Sorted groups"), [], input.Domains, false);
    }

    private static AggregatePlan ToAggregate(DistinctPlan distinct) =>
        new(distinct.Input, [.. distinct.Input.Schema.Select((f, i) => new NamedExpression(f.Name, distinct.Input.Column(i)))], []);

    private Pipeline OpenJoin(JoinPlan join, bool[] needed, bool ordered)
    {
        int leftColumns = join.Left.Schema.Length;
        bool[] leftNeeded = needed[..leftColumns];
        var rightNeeded = new bool[join.Right.Schema.Length];
        if (join.Kind is JoinKind.Inner or JoinKind.Left)
        {
            needed[leftColumns..].CopyTo(rightNeeded, 0);
        }

        foreach (Expression key in join.LeftKeys)
        {
            Mark(leftNeeded, key);
        }

        foreach (Expression key in join.RightKeys)
        {
            Mark(rightNeeded, key);
        }

        Pipeline right = Open(join.Right, rightNeeded, ordered: true);
        using var sink = new CollectSink(StoreColumns(join.Right, right, rightNeeded), run.Budget, "The right side of a join");
        Scheduler.Run(right, sink, run);
        RowStore rows = run.Own(sink.Concatenate());
        Pipeline left = Open(join.Left, leftNeeded, ordered);
        EvaluatorFactory leftFactory = run.FactoryFor(left);
        EvaluatorFactory rightFactory = new(right.Domains, rows.Count, run.Level);
        ImmutableArray<JoinKey> keys = [.. join.LeftKeys.Zip(join.RightKeys, (l, r) => NewKey(leftFactory, l, rightFactory, r))];
        JoinTable table = run.Own(new JoinTable(rows, keys, run.Planning));
        ImmutableArray<ColumnDomain> domains = join.Kind is JoinKind.Inner or JoinKind.Left ? [.. left.Domains, .. right.Domains] : left.Domains;
        return left.Then(new JoinOperator(join.Kind, table, domains, needed, leftColumns, join.Describe()));
    }

    /// <summary>How the keys of two sides are compared.</summary>
    public JoinKey NewKey(EvaluatorFactory leftFactory, Expression left, EvaluatorFactory rightFactory, Expression right)
    {
        Evaluator l = leftFactory.Make(left);
        Evaluator r = rightFactory.Make(right);
        return new JoinKey(l, leftFactory.DomainOf(left, l), r, rightFactory.DomainOf(right, r), run.Interner);
    }

    /// <summary>Sort keys that are not columns are computed as further columns, sorted by, and left out again.</summary>
    private Pipeline OpenSort(SortPlan sort, long skip, long? take, bool[] needed)
    {
        LogicalPlan input = sort.Input;
        ImmutableArray<NamedExpression> computed = [.. sort.Keys.Where(k => k.Expression is not ColumnExpression).Select(k => new NamedExpression("key", k.Expression))];
        if (computed.Length > 0)
        {
            input = new ProjectPlan(input, [.. input.Schema.Select((f, i) => new NamedExpression(f.Name, sort.Input.Column(i))), .. computed]);
        }

        int next = sort.Input.Schema.Length;
        ImmutableArray<SortColumn> keys =
        [
            .. sort.Keys.Select(k => new SortColumn(k.Expression is ColumnExpression column ? column.Index : next++, k.Descending, k.NullsFirst)),
        ];

        // All columns take part in the order.
        Pipeline pipeline = Open(input, All(input), ordered: false);
        long most = take is null ? long.MaxValue : LimitPlan.Sum(skip, take.Value);
        var sink = run.Own(new SortSink(StoreColumns(input, pipeline, All(input)), keys, most, run.Planning));
        Scheduler.Run(pipeline, sink, run);
        RowStore result = run.Own(sink.Result!);
        ImmutableArray<ColumnDomain> domains = [.. pipeline.Domains.Take(sort.Input.Schema.Length)];
        Source source = new StoreSource([result], pipeline.Domains, "Sorted rows");
        Pipeline rows = new(source, [], pipeline.Domains, false);
        if (computed.Length > 0)
        {
            ImmutableArray<Evaluator?> columns = [.. domains.Select((_, i) => new ColumnEvaluator(i))];
            rows = rows.Then(new ProjectOperator(columns, domains, "Leave the sort keys out"));
        }

        return skip == 0 ? rows : Sliced(sort, rows, skip, take, needed);
    }

    private Pipeline OpenLimit(LimitPlan limit, bool[] needed) =>
        Sliced(limit, Open(limit.Input, needed, ordered: true), limit.Skip, limit.Take, needed);

    /// <summary>Keeps rows in order until there are enough, then leaves the first ones out.</summary>
    private Pipeline Sliced(LogicalPlan plan, Pipeline input, long skip, long? take, bool[] needed)
    {
        long most = take is null ? long.MaxValue : LimitPlan.Sum(skip, take.Value);
        ImmutableArray<StoreColumn?> kept = StoreColumns(plan, input, needed);
        var sink = run.Own(new CollectSink(kept, run.Budget, "Limit", most));
        int morsels = input.Source.Morsels;
        int wave = most == long.MaxValue ? morsels : run.Threads;
        for (int first = 0; first < morsels && sink.Stores.Sum(s => (long)s.Count) < most;)
        {
            int end = Math.Min(morsels, first + wave);
            Scheduler.Run(input, sink, first, end, run);
            (first, wave) = (end, Math.Min(wave * 2, morsels));
        }

        RowStore all = sink.Concatenate();
        int start = (int)Math.Min(skip, all.Count);
        int count = (int)Math.Min(take ?? long.MaxValue, all.Count - start);
        using Reservation places = run.Budget.Hold((long)count * sizeof(int), "Limit");
        RowStore slice = run.Own(RowSorter.Permute(all, [.. Enumerable.Range(start, count)], run.Planning));
        all.Dispose();
        return new Pipeline(new StoreSource([slice], input.Domains, "First rows"), [], input.Domains, false);
    }

    /// <summary>Both sides are kept; codes of two dictionaries are decoded.</summary>
    private Pipeline OpenConcat(ConcatPlan concat, bool[] needed, bool ordered)
    {
        Pipeline first = Open(concat.First, needed, ordered);
        Pipeline second = Open(concat.Second, needed, ordered);
        ImmutableArray<ColumnDomain> domains =
        [
            .. first.Domains.Zip(second.Domains, (a, b) => a.Dictionary is not null && ReferenceEquals(a.Dictionary, b.Dictionary) ? ColumnDomain.Of(a.Dictionary) : ColumnDomain.Unknown),
        ];
        var stores = new List<RowStore>();
        foreach (Pipeline side in new[] { first, second })
        {
            ImmutableArray<Evaluator?> columns = [.. needed.Select((n, i) => !n ? null : domains[i].Dictionary is null ? new DecodeEvaluator(new ColumnEvaluator(i)) : (Evaluator)new ColumnEvaluator(i))];
            Pipeline pipeline = side.Then(new ProjectOperator(columns, domains, "Decode"));
            var sink = run.Own(new CollectSink(StoreColumns(concat, pipeline, needed), run.Budget, "Concat"));
            Scheduler.Run(pipeline, sink, run);
            stores.AddRange(sink.Stores);
        }

        return new Pipeline(new StoreSource(stores, domains, "Both sides"), [], domains, false);
    }

    private static bool[] Also(bool[] needed, Expression expression)
    {
        bool[] also = [.. needed];
        Mark(also, expression);
        return also;
    }

    /// <summary>Notes the columns that an expression reads.</summary>
    public static void Mark(bool[] needed, Expression? expression)
    {
        foreach (int column in expression?.Columns() ?? [])
        {
            needed[column] = true;
        }
    }
}
