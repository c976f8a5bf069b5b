using System.Linq.Expressions;
using System.Numerics;
using Parcours.Diagnostics;

namespace Parcours;

/// <summary>Rows, maybe none, of which only aggregates can be asked: those that a row was joined with, or all rows of a query. It exists only in the lambdas of queries.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <remarks>Of no rows the counts and sums are 0; the least, the greatest and the mean are null.</remarks>
public sealed partial class Rows<T>
{
    private Rows()
    {
    }

    /// <summary>How many rows there are.</summary>
    /// <returns>The count; 0 when there are none.</returns>
    public long Count() => throw Errors.OnlyInLambdas();

    /// <summary>How many rows there are for which a condition is true.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>The count; 0 when there are none.</returns>
    public long Count(Expression<Func<T, bool>> predicate) => throw Errors.OnlyInLambdas();

    /// <summary>How many different values there are, null not counted.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The count; 0 when there are none.</returns>
    public long CountDistinct<TValue>(Expression<Func<T, TValue>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>How many different patients the rows belong to.</summary>
    /// <returns>The count; 0 when there are none.</returns>
    public long CountDistinctPatients() => throw Errors.OnlyInLambdas();

    /// <summary>The mean: the exact sum over the count, rounded once.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The mean; null when there are no rows.</returns>
    public double? Average<TValue>(Expression<Func<T, TValue>> selector)
        where TValue : struct, INumber<TValue> => throw Errors.OnlyInLambdas();

    /// <summary>The mean of the values that are not null: the exact sum over the count, rounded once.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value.</param>
    /// <returns>The mean; null when there are no values.</returns>
    public double? Average<TValue>(Expression<Func<T, TValue?>> selector)
        where TValue : struct, INumber<TValue> => throw Errors.OnlyInLambdas();

    /// <summary>The rows for which a condition is true.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>Rows, maybe none.</returns>
    public Rows<T> Where(Expression<Func<T, bool>> predicate) => throw Errors.OnlyInLambdas();

    /// <summary>The rows, or one missing row when there are none: what makes <c>from x in g.DefaultIfEmpty()</c> a left join.</summary>
    /// <returns>Rows, at least one, which may be null.</returns>
    public Rows<T?> DefaultIfEmpty() => throw Errors.OnlyInLambdas();
}
