using Parcours.Columns;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>An aggregate ready to run on batches of a given input.</summary>
/// <param name="expression">What to compute.</param>
/// <param name="argument">The values; null for the count of rows.</param>
/// <param name="filter">The rows that count; null for all.</param>
/// <param name="domain">What is known of the values.</param>
/// <param name="patientsInOrder">Whether the values are patients and come patient by patient.</param>
internal sealed unsafe class CompiledAggregate(AggregateExpression expression, Evaluator? argument, Evaluator? filter, ColumnDomain domain, bool patientsInOrder)
{
    private readonly bool _keepsCodes = domain.Dictionary is not null
        && (expression.Function is AggregateFunction.CountDistinct or AggregateFunction.Count
            || (domain.Dictionary.IsOrdered && expression.Function is AggregateFunction.Min or AggregateFunction.Max));

    /// <summary>Whether a group with rows may still have no value.</summary>
    private bool MayBeEmpty => filter is not null || expression.Argument is { Nullable: true };

    /// <summary>Whether it counts all rows of a group.</summary>
    public bool CountsRows => expression is { Function: AggregateFunction.Count, Argument: null, Filter: null };

    /// <summary>How the result lies.</summary>
    public StoreColumn Result => IsExtreme && _keepsCodes ? new(Lane.Int32, domain.Dictionary) : new(expression.Type.Lane, null);

    /// <summary>What is known of the result.</summary>
    public ColumnDomain ResultDomain => IsExtreme && _keepsCodes ? domain : ColumnDomain.Unknown;

    private bool IsExtreme => expression.Function is AggregateFunction.Min or AggregateFunction.Max;

    /// <summary>An empty state.</summary>
    /// <param name="budget">What its memory is charged to.</param>
    /// <param name="interner">Numbers distinct texts.</param>
    /// <param name="mayHaveNoRows">Whether there may be a group without rows: the one group of a query without keys.</param>
    public AggregateState NewState(MemoryBudget budget, TextInterner interner, bool mayHaveNoRows)
    {
        bool mayBeEmpty = MayBeEmpty || mayHaveNoRows;
        Lane lane = _keepsCodes ? Lane.Int32 : expression.Argument?.Type.Lane ?? Lane.Int64;
        switch (expression.Function)
        {
            case AggregateFunction.Count:
                return new CountState(budget);
            case AggregateFunction.CountDistinct when patientsInOrder:
                return new DistinctPatientsState(budget);
            case AggregateFunction.CountDistinct:
                return new DistinctState(budget, interner);
            case AggregateFunction.Quantile:
                return new QuantileState(expression.Parameter, lane, budget);
            case AggregateFunction.Sum:
                return NewSum(lane, budget, mayBeEmpty);
            case AggregateFunction.Average:
                return new AverageState(NewSum(lane, budget, mayBeEmpty: false), new CountState(budget), expression.Argument!.Type.Scale);
        }

        bool least = expression.Function == AggregateFunction.Min;
        return lane switch
        {
            Lane.Text => new ExtremeTextState(least, budget),
            Lane.Float64 when least => new ExtremeState<double, Accumulators.MinDouble>(lane, null, budget, mayBeEmpty),
            Lane.Float64 => new ExtremeState<double, Accumulators.MaxDouble>(lane, null, budget, mayBeEmpty),
            Lane.Int64 when least => new ExtremeState<long, Accumulators.MinInt64>(lane, null, budget, mayBeEmpty),
            Lane.Int64 => new ExtremeState<long, Accumulators.MaxInt64>(lane, null, budget, mayBeEmpty),
            _ when least => new ExtremeState<int, Accumulators.MinInt32>(lane, Result.Dictionary, budget, mayBeEmpty),
            _ => new ExtremeState<int, Accumulators.MaxInt32>(lane, Result.Dictionary, budget, mayBeEmpty),
        };
    }

    /// <summary>Adds the rows of a batch to a state.</summary>
    public void Update(AggregateState state, Batch batch, GroupAssignment assignment, WorkerContext worker)
    {
        EvaluationContext context = worker.Evaluation;
        int count = batch.Count;
        ulong* live = null;
        if (filter is not null)
        {
            Vector test = filter.Evaluate(batch, context);
            live = context.Both(test.Bits, test.Validity, count);
        }

        Vector values = default;
        if (argument is not null)
        {
            context.Live = live;
            values = argument.Evaluate(batch, context);
            context.Live = null;
            values = _keepsCodes || expression.Function == AggregateFunction.Count ? values : context.Decode(values, count);
            live = context.Both(live, values.Validity, count);
            values = values.Lane == Lane.Bit && IsExtreme ? Widen(values, count, worker.Arena) : values;
        }

        state.Update(values, assignment, live, count, worker);
    }

    private AggregateState NewSum(Lane lane, MemoryBudget budget, bool mayBeEmpty) => lane switch
    {
        Lane.Int32 => new SumInt32State(budget, mayBeEmpty),
        Lane.Float64 => new SumDoubleState(budget),
        _ => new SumInt64State(expression, budget, mayBeEmpty),
    };

    private static Vector Widen(Vector bits, int count, Arena arena)
    {
        var wide = new Vector { Lane = Lane.Int32, Values = arena.Allocate<int>(count), Validity = bits.Validity };
        for (int i = 0; i < count; i++)
        {
            wide.Int32[i] = Bitmap.Get(bits.Bits, i) ? 1 : 0;
        }

        return wide;
    }
}
