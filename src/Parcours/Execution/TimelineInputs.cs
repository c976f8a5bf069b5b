using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Operators;
using Parcours.Operators.Timelines;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Execution;

/// <summary>Opens the inputs of timeline nodes as those need them: by patient, and in order of a time.</summary>
internal sealed class TimelineInputs(QueryRun run, PhysicalPlanner planner)
{
    /// <summary>The rows of a plan patient by patient. Rows that do not come so are kept and sorted; those of a patient stay in their order.</summary>
    public Pipeline ByPatient(LogicalPlan plan, bool[] needed)
    {
        Pipeline input = planner.Open(plan, needed, ordered: true);
        if (input.PatientOrder)
        {
            return input;
        }

        int patient = plan.Patient;
        PatientDictionary patients = run.Dictionaries.Patients;
        ImmutableArray<Evaluator?> columns =
        [
            .. needed.Select((n, i) => i == patient ? new PatientNumberEvaluator(i, patients) : n ? (Evaluator)new ColumnEvaluator(i) : null),
        ];
        ImmutableArray<ColumnDomain> bare = input.Domains.SetItem(patient, ColumnDomain.Unknown);
        Pipeline numbered = input.Then(new ProjectOperator(columns, bare, "Number patients"));
        ImmutableArray<StoreColumn?> kept = PhysicalPlanner.StoreColumns(plan, numbered, needed).SetItem(patient, new StoreColumn(Lane.Int32, null));
        using var sink = new CollectSink(kept, run.Budget, "Ordering by patient");
        Scheduler.Run(numbered, sink, run);
        using RowStore rows = sink.Concatenate();
        RowStore sorted = run.Own(RowSorter.First(rows, [new SortColumn(patient, Descending: false, NullsFirst: false)], long.MaxValue, run.Planning));
        ImmutableArray<ColumnDomain> domains = input.Domains.SetItem(patient, ColumnDomain.Of(patients));
        return new Pipeline(new PatientStoreSource(sorted, patient, domains, "Rows by patient"), [], domains, PatientOrder: true);
    }

    /// <summary>The rows of a plan that have a time, patient by patient and for each in order of it.</summary>
    public Pipeline InTime(LogicalPlan plan, bool[] needed, int time)
    {
        Pipeline input = ByPatient(plan, needed);
        if (plan.Schema[time].Nullable)
        {
            input = Where(input, needed, CallExpression.Call(Function.IsNotNull, plan.Column(time)));
        }

        input = Decoded(input, needed, time);
        return input.Time == time
            ? input
            : input.Then(new TimeOrderOperator(PhysicalPlanner.StoreColumns(plan, input, needed), input.Domains, plan.Patient, time)) with { Time = time };
    }

    /// <summary>The right side of a join, with some expressions over it behind what finds rows.</summary>
    public TimelineRight OpenRight(TimelineJoinPlan plan, ImmutableArray<Expression> taken)
    {
        EventTime time = plan.Time;
        long? length = LengthOf(time);
        Expression? end = length is null ? time.End : null;
        ImmutableArray<NamedExpression> columns =
        [
            new("patient", plan.Right.Column(plan.Right.Patient)),
            new("start", time.Start),
            .. end is null ? Array.Empty<NamedExpression>() : [new("end", end)],
            .. plan.RightKeys.Select(k => new NamedExpression("key", k)),
            .. taken.Select(t => new NamedExpression("value", t)),
        ];
        LogicalPlan rows = new ProjectPlan(plan.Right, columns);
        if (end is not null)
        {
            rows = new FilterPlan(rows, Lasts(rows, time));
        }

        bool[] all = PhysicalPlanner.All(rows);
        Pipeline pipeline = InTime(rows, all, PatientChunk.StartColumn);
        if (end is not null)
        {
            pipeline = Decoded(pipeline, all, PatientChunk.EndColumn);
        }

        return new TimelineRight(pipeline, columns.Length - taken.Length) { Length = length, Types = [.. rows.Schema.Select(f => f.Type)] };
    }

    /// <summary>How long all rows last from their start, when that is the same for all and no column is needed for it.</summary>
    private static long? LengthOf(EventTime time) => time.End switch
    {
        null => 0,
        CallExpression { Function: Function.AddDays, Arguments: [var from, LiteralExpression { Value: long days and >= 0 }] } when from == time.Start => days,
        _ => null,
    };

    /// <summary>Links between the rows of a patient with the same keys.</summary>
    public PatientLinks Links(ImmutableArray<Expression> keys, Pipeline input, int patient)
    {
        EvaluatorFactory factory = run.FactoryFor(input);
        ImmutableArray<GroupKey> compiled =
        [
            .. keys.Select(k =>
            {
                Evaluator evaluator = factory.Make(k);
                return new GroupKey(evaluator, k.Type, factory.DomainOf(k, evaluator), k.Nullable);
            }),
        ];
        return new PatientLinks(patient, compiled, run.Interner);
    }

    /// <summary>The rows with a column as its values, where it comes as codes.</summary>
    public static Pipeline Decoded(Pipeline input, bool[] needed, int column)
    {
        if (input.Domains[column].Dictionary is null)
        {
            return input;
        }

        ImmutableArray<Evaluator?> columns =
        [
            .. needed.Select((n, i) => !n ? null : i == column ? new DecodeEvaluator(new ColumnEvaluator(i)) : (Evaluator)new ColumnEvaluator(i)),
        ];
        ImmutableArray<ColumnDomain> domains = input.Domains.SetItem(column, ColumnDomain.Unknown);
        return input.Then(new ProjectOperator(columns, domains, "Decode"));
    }

    /// <summary>Ends at or after its start, or is open where that is allowed.</summary>
    private static Expression Lasts(LogicalPlan rows, EventTime time)
    {
        Expression lasts = CallExpression.Call(Function.GreaterOrEqual, rows.Column(PatientChunk.EndColumn), rows.Column(PatientChunk.StartColumn));
        return time.OpenEnds && time.End!.Nullable
            ? CallExpression.Call(Function.Or, CallExpression.Call(Function.IsNull, rows.Column(PatientChunk.EndColumn)), lasts)
            : lasts;
    }

    private Pipeline Where(Pipeline input, bool[] needed, Expression condition) =>
        input.Then(new FilterOperator(run.FactoryFor(input).Make(condition), input.Domains, needed, condition.ToString()!));
}
