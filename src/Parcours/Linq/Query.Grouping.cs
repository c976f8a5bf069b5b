using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <content>Groups and aggregates.</content>
public partial class Query<T>
{
    /// <summary>A group for each different key, in ascending order of the keys, null last.</summary>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The query of the groups; a <c>Select</c> asks for their aggregates.</returns>
    public Query<Group<TKey, T>> GroupBy<TKey>(Expression<Func<T, TKey>> key) =>
        Query<Group<TKey, T>>.Create(Grouping.By(State, Given(key), null, typeof(Group<TKey, T>)));

    /// <summary>A group for each different key, with something computed of each row.</summary>
    /// <typeparam name="TKey">The type of the key: one value, or several in an anonymous type.</typeparam>
    /// <typeparam name="TElement">The type of what is computed.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="element">What is computed of each row.</param>
    /// <returns>The query of the groups; a <c>Select</c> asks for their aggregates.</returns>
    public Query<Group<TKey, TElement>> GroupBy<TKey, TElement>(Expression<Func<T, TKey>> key, Expression<Func<T, TElement>> element) =>
        Query<Group<TKey, TElement>>.Create(Grouping.By(State, Given(key), Given(element), typeof(Group<TKey, TElement>)));

    /// <summary>Aggregates of all rows, as <c>Aggregate(r => new { N = r.Count(), Boxes = r.Sum(d => d.Boxes) })</c>.</summary>
    /// <typeparam name="TResult">The type of the one row.</typeparam>
    /// <param name="selector">What is computed of all rows.</param>
    /// <returns>The query of one row.</returns>
    public Query<TResult> Aggregate<TResult>(Expression<Func<Rows<T>, TResult>> selector) =>
        Query<TResult>.Create(Grouping.All(State, Given(selector)));
}
