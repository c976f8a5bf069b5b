using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <summary>A question about a dataset whose answer is rows of a type. Immutable; nothing runs before one of its exits is called.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <remarks>
/// <para>Its methods take lambdas that are translated, never run: what the engine does not know is refused when the query is built, with the lambda's own text.
/// C# query syntax works on it (<c>from … where … join … group … orderby … select</c>).</para>
/// <para>A condition is true or false as in C#: <c>==</c> holds between nulls, other comparisons with null, and tests of missing text, are false. In an order, null comes last.</para>
/// </remarks>
public partial class Query<T>
{
    private protected Query(QueryState state)
    {
        State = state;
    }

    /// <summary>The plan, and what a row is.</summary>
    internal QueryState State { get; }

    /// <summary>The rows for which a condition is true.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>The query of those rows.</returns>
    /// <exception cref="ParcoursException">The lambda holds something that the engine does not know.</exception>
    public virtual Query<T> Where(Expression<Func<T, bool>> predicate) => Create(State.Where(Given(predicate)));

    /// <summary>Something computed of each row.</summary>
    /// <typeparam name="TResult">The type of the new rows: an anonymous type, a record, a tuple or one value.</typeparam>
    /// <param name="selector">What is computed.</param>
    /// <returns>The query of the new rows.</returns>
    /// <exception cref="ParcoursException">The lambda holds something that the engine does not know.</exception>
    public Query<TResult> Select<TResult>(Expression<Func<T, TResult>> selector) => Query<TResult>.Create(State.Select(Given(selector)));

    /// <summary>The rows in ascending order of a key, null last; rows with equal keys in order of all their values.</summary>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The ordered query.</returns>
    public OrderedQuery<T> OrderBy<TKey>(Expression<Func<T, TKey>> key) => new(State.OrderBy(Given(key), descending: false));

    /// <summary>The rows in descending order of a key, null last; rows with equal keys in order of all their values.</summary>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The ordered query.</returns>
    public OrderedQuery<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> key) => new(State.OrderBy(Given(key), descending: true));

    /// <summary>The first rows.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>The query of those rows.</returns>
    public Query<T> Take(long count) => Create(State.Limit(0, count, nameof(Take)));

    /// <summary>All rows but the first ones.</summary>
    /// <param name="count">How many to leave out.</param>
    /// <returns>The query of the other rows.</returns>
    public Query<T> Skip(long count) => Create(State.Limit(count, null, nameof(Skip)));

    /// <summary>Each different row once, in ascending order.</summary>
    /// <returns>The query of those rows.</returns>
    public Query<T> Distinct() => Create(State.Distinct());

    /// <summary>The rows of this query, then those of another.</summary>
    /// <param name="second">The other query.</param>
    /// <returns>The query of all the rows.</returns>
    public Query<T> Concat(Query<T> second)
    {
        ArgumentNullException.ThrowIfNull(second);
        return Create(Concatenation.Of(State, second.State));
    }

    /// <summary>The same question for the untyped door, with a column for each single value of a row.</summary>
    /// <returns>The untyped query.</returns>
    public UntypedQuery AsUntyped()
    {
        QueryState projected = State.Projected();
        return new UntypedQuery(projected.Runner, projected.Plan);
    }

    /// <summary>The plan in a line a node, as it was asked: before it is optimised.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Values.HasRows(State.Row) ? State.Plan.ToString() : Projection.Of(State).Plan.ToString();

    internal static Query<T> Create(QueryState state) => new(state);

    private protected static TLambda Given<TLambda>(TLambda lambda)
        where TLambda : LambdaExpression
    {
        ArgumentNullException.ThrowIfNull(lambda);
        return lambda;
    }
}
