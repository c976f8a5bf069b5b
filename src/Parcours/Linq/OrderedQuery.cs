using System.Linq.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <summary>A query whose rows are in an order, which further keys can refine.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class OrderedQuery<T> : Query<T>
{
    internal OrderedQuery(QueryState state)
        : base(state)
    {
    }

    /// <summary>Orders rows whose keys so far are equal by a further key, ascending, null last.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The ordered query.</returns>
    public OrderedQuery<T> ThenBy<TKey>(Expression<Func<T, TKey>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new OrderedQuery<T>(State.ThenBy(key, descending: false));
    }

    /// <summary>Orders rows whose keys so far are equal by a further key, descending, null last.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The ordered query.</returns>
    public OrderedQuery<T> ThenByDescending<TKey>(Expression<Func<T, TKey>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new OrderedQuery<T>(State.ThenBy(key, descending: true));
    }
}
