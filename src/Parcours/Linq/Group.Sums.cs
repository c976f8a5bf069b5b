using System.Linq.Expressions;
using Parcours.Diagnostics;

namespace Parcours;

/// <content>Sums, by the type of what is summed.</content>
public sealed partial class Group<TKey, T>
{
    /// <summary>The sum of a value. Exact; beyond 64 bits it is an error.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum.</returns>
    public long Sum(Expression<Func<T, int>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Exact; beyond 64 bits it is an error.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum of the values that are not null; null when there are none.</returns>
    public long? Sum(Expression<Func<T, int?>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Exact; beyond 64 bits it is an error.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum.</returns>
    public long Sum(Expression<Func<T, long>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Exact; beyond 64 bits it is an error.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum of the values that are not null; null when there are none.</returns>
    public long? Sum(Expression<Func<T, long?>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Exact; beyond 18 digits it is an error.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum.</returns>
    public decimal Sum(Expression<Func<T, decimal>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Exact; beyond 18 digits it is an error.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum of the values that are not null; null when there are none.</returns>
    public decimal? Sum(Expression<Func<T, decimal?>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Correctly rounded, whatever the order of the rows.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum.</returns>
    public double Sum(Expression<Func<T, float>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Correctly rounded, whatever the order of the rows.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum of the values that are not null; null when there are none.</returns>
    public double? Sum(Expression<Func<T, float?>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Correctly rounded, whatever the order of the rows.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum.</returns>
    public double Sum(Expression<Func<T, double>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The sum of a value. Correctly rounded, whatever the order of the rows.</summary>
    /// <param name="selector">The value.</param>
    /// <returns>The sum of the values that are not null; null when there are none.</returns>
    public double? Sum(Expression<Func<T, double?>> selector) => throw Errors.OnlyInLambdas();
}
