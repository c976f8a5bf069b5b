using System.Linq.Expressions;
using Parcours.Diagnostics;
using Parcours.Plans;
using Parcours.Results;

namespace Parcours.Linq;

/// <summary>
/// A query without its type: a plan, and what a row is over the plan's columns. A <c>Select</c> only changes what a row is; it becomes a node of the plan where
/// the columns themselves matter (an order, distinct rows, the result).
/// </summary>
/// <param name="Runner">Where it runs.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Row">What a row is.</param>
internal sealed record QueryState(IQueryRunner Runner, LogicalPlan Plan, Value Row)
{
    /// <summary>When the rows happen; null where they have no time.</summary>
    public Timeline? Timeline { get; init; }

    // Beyond this many parts an expression is computed once, in a node of its own, instead of wherever it is used.
    private const int LargestRepeated = 48;

    public QueryState Where(LambdaExpression predicate)
    {
        (QueryState state, Translator translator) = Begin(predicate, this);
        return state with { Plan = new FilterPlan(state.Plan, Scalars.Condition(translator.Boolean(predicate.Body))) };
    }

    public QueryState Select(LambdaExpression selector)
    {
        (QueryState state, Translator translator) = Begin(selector, this);
        Value row = translator.Output(selector.Body);
        bool large = !Values.HasRows(row) && Values.Leaves(row).Any(l => l.Scalar.Expression.DescendantsAndSelf().Skip(LargestRepeated).Any());
        state = state with { Row = row };
        return large ? state.Projected() : state;
    }

    public QueryState OrderBy(LambdaExpression key, bool descending)
    {
        QueryState sorted = IsPlain || Values.HasRows(Row) ? this : Projected();
        (QueryState state, Translator translator) = Begin(key, sorted);
        return state with { Plan = new SortPlan(state.Plan, [.. Keys(translator, key, descending)]) };
    }

    public QueryState ThenBy(LambdaExpression key, bool descending)
    {
        var sort = (SortPlan)Plan;
        (QueryState state, Translator translator) = Begin(key, this with { Plan = sort.Input });
        return state with { Plan = new SortPlan(state.Plan, [.. sort.Keys, .. Keys(translator, key, descending)]) };
    }

    public QueryState Limit(long skip, long? take, string operation)
    {
        long count = take ?? skip;
        return count >= 0 ? this with { Plan = new LimitPlan(Plan, skip, take) } : throw Errors.NegativeCount(operation, count);
    }

    public QueryState Distinct()
    {
        QueryState projected = Projected();
        return projected with { Plan = new DistinctPlan(projected.Plan) };
    }

    /// <summary>The same query over a plan whose columns are exactly the single values of a row.</summary>
    public QueryState Projected()
    {
        RefuseRows("A row");
        (LogicalPlan plan, _) = Projection.Of(this);
        return this with { Plan = plan, Row = Values.OnColumns(Row, plan), Timeline = null };
    }

    /// <summary>Fails when a row holds the rows of a group.</summary>
    public void RefuseRows(string what)
    {
        if (Values.HasRows(Row))
        {
            throw Errors.RowsAreNotAValue(what);
        }
    }

    /// <summary>Resolves the aggregates of a lambda over a query's row, and makes ready to translate it.</summary>
    public static (QueryState State, Translator Translator) Begin(LambdaExpression lambda, QueryState state)
    {
        (LogicalPlan plan, var aggregates) = AggregateResolver.Resolve(lambda, [state.Row], state.Plan);
        return (state with { Plan = plan }, new Translator(lambda, lambda, [state.Row], aggregates));
    }

    /// <summary>Whether every single value of a row is a column, and every column but the patient is one.</summary>
    private bool IsPlain
    {
        get
        {
            HashSet<int> used = [];
            foreach ((_, ScalarValue leaf) in Values.Leaves(Row))
            {
                if (leaf.Expression is not Expressions.ColumnExpression column)
                {
                    return false;
                }

                used.Add(column.Index);
            }

            return Enumerable.Range(0, Plan.Schema.Length).All(i => Plan.Schema[i].IsPatient || used.Contains(i));
        }
    }

    private static IEnumerable<SortKey> Keys(Translator translator, LambdaExpression key, bool descending)
    {
        foreach ((_, ScalarValue leaf) in Values.Leaves(KeyOf(translator, key)))
        {
            yield return new SortKey(leaf.Expression, descending);
        }
    }

    /// <summary>What a key selector gives; nulls are as good as any value in a key.</summary>
    internal static Value KeyOf(Translator translator, LambdaExpression key) => translator.Translate(key.Body) switch
    {
        ConstantValue or ScalarValue => translator.Scalar(key.Body),
        RowsValue => throw translator.Refuse(key.Body, "the rows of a group are not a key.", "Name its Key, or an aggregate."),
        Value value => value,
    };
}
