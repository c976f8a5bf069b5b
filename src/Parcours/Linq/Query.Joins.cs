using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <content>Joins on equal keys.</content>
public partial class Query<T>
{
    /// <summary>Every pair of rows of two queries whose keys are equal; null equals nothing here.</summary>
    /// <typeparam name="TInner">The type of the other query's rows.</typeparam>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="inner">The other query.</param>
    /// <param name="outerKey">The key of this query's rows.</param>
    /// <param name="innerKey">The key of the other query's rows.</param>
    /// <param name="result">What is made of each pair.</param>
    /// <returns>The query of the pairs, in the order of this query's rows.</returns>
    public Query<TResult> Join<TInner, TKey, TResult>(
        Query<TInner> inner,
        Expression<Func<T, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Expression<Func<T, TInner, TResult>> result)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return Query<TResult>.Create(Joining.Pairs(State, inner.State, Given(outerKey), Given(innerKey), Given(result), orMissing: false));
    }

    /// <summary>Every pair of rows of two queries whose keys are equal, and each row without a match, once, with null in the place of the other.</summary>
    /// <typeparam name="TInner">The type of the other query's rows.</typeparam>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="inner">The other query.</param>
    /// <param name="outerKey">The key of this query's rows.</param>
    /// <param name="innerKey">The key of the other query's rows.</param>
    /// <param name="result">What is made of each pair; the second of it may be null.</param>
    /// <returns>The query of the pairs, in the order of this query's rows.</returns>
    public Query<TResult> LeftJoin<TInner, TKey, TResult>(
        Query<TInner> inner,
        Expression<Func<T, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Expression<Func<T, TInner?, TResult>> result)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return Query<TResult>.Create(Joining.Pairs(State, inner.State, Given(outerKey), Given(innerKey), Given(result), orMissing: true));
    }

    /// <summary>Each row with aggregates of another query's rows whose keys are equal, of none where there are none.</summary>
    /// <typeparam name="TInner">The type of the other query's rows.</typeparam>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="inner">The other query.</param>
    /// <param name="outerKey">The key of this query's rows.</param>
    /// <param name="innerKey">The key of the other query's rows.</param>
    /// <param name="result">What is made of each row and of the rows that match it.</param>
    /// <returns>The query of the new rows, in the order of this query's rows.</returns>
    public Query<TResult> GroupJoin<TInner, TKey, TResult>(
        Query<TInner> inner,
        Expression<Func<T, TKey>> outerKey,
        Expression<Func<TInner, TKey>> innerKey,
        Expression<Func<T, Rows<TInner>, TResult>> result)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return Query<TResult>.Create(Joining.Group(State, inner.State, Given(outerKey), Given(innerKey), Given(result)));
    }

    /// <summary>The rows of a group join one by one: <c>from x in g</c> in query syntax, or <c>from x in g.DefaultIfEmpty()</c> for a left join.</summary>
    /// <typeparam name="TInner">The type of the rows in the group.</typeparam>
    /// <typeparam name="TResult">The type of the new rows.</typeparam>
    /// <param name="rows">The group.</param>
    /// <param name="result">What is made of each row and of one row of its group.</param>
    /// <returns>The query of the new rows.</returns>
    public Query<TResult> SelectMany<TInner, TResult>(
        Expression<Func<T, Rows<TInner>>> rows,
        Expression<Func<T, TInner, TResult>> result) =>
        Query<TResult>.Create(Joining.Flatten(State, Given(rows), Given(result)));
}
