using System.Linq.Expressions;
using System.Numerics;
using Parcours.Diagnostics;

namespace Parcours;

/// <summary>The rows of one key, of which only aggregates can be asked. It exists only in the lambdas of queries.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="T">The type of a row.</typeparam>
/// <remarks>A group has at least one row, so the least and the greatest value are there unless all values are null.</remarks>
public sealed partial class Group<TKey, T>
{
    private Group()
    {
    }

    /// <summary>What the rows have in common.</summary>
    public TKey Key => throw Errors.OnlyInLambdas();

    /// <summary>How many rows there are.</summary>
    /// <returns>The count.</returns>
    public long Count() => throw Errors.OnlyInLambdas();

    /// <summary>How many rows there are for which a condition is true.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>The count.</returns>
    public long Count(Expression<Func<T, bool>> predicate) => throw Errors.OnlyInLambdas();

    /// <summary>How many different values there are, null not counted.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The count.</returns>
    public long CountDistinct<TValue>(Expression<Func<T, TValue>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>How many different patients the rows belong to.</summary>
    /// <returns>The count.</returns>
    public long CountDistinctPatients() => throw Errors.OnlyInLambdas();

    /// <summary>The least value, null left out.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The least value; null when all are null.</returns>
    public TValue Min<TValue>(Expression<Func<T, TValue>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The greatest value, null left out.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The greatest value; null when all are null.</returns>
    public TValue Max<TValue>(Expression<Func<T, TValue>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The mean: the exact sum over the count, rounded once.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The mean.</returns>
    public double Average<TValue>(Expression<Func<T, TValue>> selector)
        where TValue : struct, INumber<TValue> => throw Errors.OnlyInLambdas();

    /// <summary>The mean of the values that are not null: the exact sum over the count, rounded once.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The mean; null when all values are null.</returns>
    public double? Average<TValue>(Expression<Func<T, TValue?>> selector)
        where TValue : struct, INumber<TValue> => throw Errors.OnlyInLambdas();

    /// <summary>The least value that at least a share of the values do not exceed: 0.5 gives the median. No interpolation.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value; null is left out.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <returns>The value; null when all are null.</returns>
    public TValue Quantile<TValue>(Expression<Func<T, TValue>> selector, double share) => throw Errors.OnlyInLambdas();

    /// <summary>The rows of the group for which a condition is true, as <c>g.Where(d => d.Boxes > 0).Sum(d => d.Boxes)</c>.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>Rows, maybe none.</returns>
    public Rows<T> Where(Expression<Func<T, bool>> predicate) => throw Errors.OnlyInLambdas();
}
