using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Parcours.Diagnostics;
using Parcours.Linq;
using Parcours.Plans;
using Parcours.Results;

namespace Parcours;

/// <summary>A question about tables whose columns are known only at run time. Immutable; nothing runs before one of its exits is called.</summary>
/// <remarks>It builds the same plan as <see cref="Query{T}"/>, with the same meaning of null and the same errors.</remarks>
public sealed partial class UntypedQuery
{
    private readonly IQueryRunner _runner;
    private readonly LogicalPlan _plan;

    internal UntypedQuery(IQueryRunner runner, LogicalPlan plan)
    {
        _runner = runner;
        _plan = plan;
    }

    /// <summary>The columns of the rows, in order.</summary>
    public IReadOnlyList<string> Columns => [.. _plan.Schema.Select(f => f.Name)];

    /// <summary>A column of the rows.</summary>
    /// <param name="column">Its name, compared without regard to case.</param>
    /// <returns>The column, to compute with.</returns>
    /// <exception cref="ParcoursException">PRC0001: there is no such column.</exception>
    public Column this[string column]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(column);
            return Column.Named(ColumnOperators.Find(_plan, column).Name);
        }
    }

    /// <summary>The rows for which a condition is true.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The query of those rows.</returns>
    public UntypedQuery Where(Column condition) => With(new FilterPlan(_plan, Scalars.Condition(Given(condition).Resolve(_plan))));

    /// <summary>Some columns of the rows, or what is computed of them.</summary>
    /// <param name="columns">The columns; computed ones are named by <see cref="Column.As"/>.</param>
    /// <returns>The query of the new rows.</returns>
    public UntypedQuery Select(params Column[] columns) => With(new ProjectPlan(_plan, Named(columns, nameof(Select))));

    /// <summary>Some columns of the rows.</summary>
    /// <param name="columns">Their names.</param>
    /// <returns>The query of the new rows.</returns>
    public UntypedQuery Select(params string[] columns) => Select([.. columns.Select(c => this[c])]);

    /// <summary>Groups the rows by columns.</summary>
    /// <param name="keys">Their names.</param>
    /// <returns>The grouping, whose aggregates can be asked for.</returns>
    public UntypedGrouping GroupBy(params string[] keys) => GroupBy([.. keys.Select(k => this[k])]);

    /// <summary>Groups the rows by what is computed of columns.</summary>
    /// <param name="keys">The keys; computed ones are named by <see cref="Column.As"/>.</param>
    /// <returns>The grouping, whose aggregates can be asked for.</returns>
    public UntypedGrouping GroupBy(params Column[] keys) => new(_runner, _plan, Named(keys, nameof(GroupBy)));

    /// <summary>Aggregates of all rows: one row.</summary>
    /// <param name="aggregates">The aggregates and their names.</param>
    /// <returns>The query of one row.</returns>
    public UntypedQuery Aggregate(params (string Name, Aggregation Aggregation)[] aggregates) =>
        new UntypedGrouping(_runner, _plan, []).Aggregate(aggregates);

    /// <summary>The rows in ascending order of columns, null last.</summary>
    /// <param name="keys">Their names.</param>
    /// <returns>The ordered query.</returns>
    public UntypedQuery OrderBy(params string[] keys) => OrderBy([.. keys.Select(k => this[k])]);

    /// <summary>The rows in order, null last.</summary>
    /// <param name="keys">The keys; <see cref="Column.Descending"/> orders from the greatest down.</param>
    /// <returns>The ordered query.</returns>
    public UntypedQuery OrderBy(params Column[] keys) =>
        With(new SortPlan(_plan, [.. keys.Select(k => new SortKey(Given(k).Resolve(_plan), k.IsDescending))]));

    /// <summary>The first rows.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>The query of those rows.</returns>
    public UntypedQuery Take(long count) => count >= 0 ? With(new LimitPlan(_plan, 0, count)) : throw Errors.NegativeCount(nameof(Take), count);

    /// <summary>All rows but the first ones.</summary>
    /// <param name="count">How many to leave out.</param>
    /// <returns>The query of the other rows.</returns>
    public UntypedQuery Skip(long count) => count >= 0 ? With(new LimitPlan(_plan, count, null)) : throw Errors.NegativeCount(nameof(Skip), count);

    /// <summary>Each different row once, in ascending order.</summary>
    /// <returns>The query of those rows.</returns>
    public UntypedQuery Distinct() => With(new DistinctPlan(_plan));

    /// <summary>The rows of this query, then those of another; columns are matched by place.</summary>
    /// <param name="second">The other query.</param>
    /// <returns>The query of all the rows.</returns>
    public UntypedQuery Concat(UntypedQuery second)
    {
        Together(second);
        return _plan.Schema.Select(f => f.Type).SequenceEqual(second._plan.Schema.Select(f => f.Type))
            ? With(new ConcatPlan(_plan, second._plan))
            : throw Errors.DifferentColumns(nameof(Concat), Describe(_plan), Describe(second._plan));
    }

    /// <summary>The same question for the typed door.</summary>
    /// <typeparam name="T">A record whose properties stand for the columns, by name.</typeparam>
    /// <returns>The typed query.</returns>
    public Query<T> As<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() =>
        Query<T>.Create(new QueryState(_runner, _plan, RecordBinder.Bind(typeof(T), _plan, "result", roles: null)));

    /// <summary>The plan in a line a node, as it was asked: before it is optimised.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _plan.ToString();

    private UntypedQuery With(LogicalPlan plan) => new(_runner, plan);

    private void Together(UntypedQuery other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!ReferenceEquals(_runner, other._runner))
        {
            throw Errors.OtherDataset();
        }
    }

    private ImmutableArray<NamedExpression> Named(Column[] columns, string operation)
    {
        ImmutableArray<NamedExpression> named = [.. columns.Select((c, i) => new NamedExpression(Given(c).Alias ?? $"column{i + 1}", c.Resolve(_plan)))];
        string? twice = named.GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null ? named : throw Errors.DuplicateName(operation, twice);
    }

    private static Column Given(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column;
    }

    private static string Describe(LogicalPlan plan) => string.Join(", ", plan.Schema.Select(f => $"{f.Name} {f.Type}"));
}
