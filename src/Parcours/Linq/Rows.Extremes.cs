using System.Linq.Expressions;
using Parcours.Diagnostics;

namespace Parcours;

/// <content>The least, the greatest and the share of values.</content>
public sealed partial class Rows<T>
{
    /// <summary>The least value.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value; null is left out.</param>
    /// <returns>The least value; null when there are none.</returns>
    public TValue? Min<TValue>(Expression<Func<T, TValue>> selector)
        where TValue : struct => throw Errors.OnlyInLambdas();

    /// <summary>The least value.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value; null is left out.</param>
    /// <returns>The least value; null when there are none.</returns>
    public TValue? Min<TValue>(Expression<Func<T, TValue?>> selector)
        where TValue : struct => throw Errors.OnlyInLambdas();

    /// <summary>The least value.</summary>
    /// <param name="selector">The value; null is left out.</param>
    /// <returns>The least value; null when there are none.</returns>
    public string? Min(Expression<Func<T, string?>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The greatest value.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value; null is left out.</param>
    /// <returns>The greatest value; null when there are none.</returns>
    public TValue? Max<TValue>(Expression<Func<T, TValue>> selector)
        where TValue : struct => throw Errors.OnlyInLambdas();

    /// <summary>The greatest value.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value; null is left out.</param>
    /// <returns>The greatest value; null when there are none.</returns>
    public TValue? Max<TValue>(Expression<Func<T, TValue?>> selector)
        where TValue : struct => throw Errors.OnlyInLambdas();

    /// <summary>The greatest value.</summary>
    /// <param name="selector">The value; null is left out.</param>
    /// <returns>The greatest value; null when there are none.</returns>
    public string? Max(Expression<Func<T, string?>> selector) => throw Errors.OnlyInLambdas();

    /// <summary>The least value that at least a share of the values do not exceed: 0.5 gives the median. No interpolation.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value; null is left out.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <returns>The value; null when there are none.</returns>
    public TValue? Quantile<TValue>(Expression<Func<T, TValue>> selector, double share)
        where TValue : struct => throw Errors.OnlyInLambdas();

    /// <summary>The least value that at least a share of the values do not exceed: 0.5 gives the median. No interpolation.</summary>
    /// <typeparam name="TValue">The type of the value.</typeparam>
    /// <param name="selector">The value; null is left out.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <returns>The value; null when there are none.</returns>
    public TValue? Quantile<TValue>(Expression<Func<T, TValue?>> selector, double share)
        where TValue : struct => throw Errors.OnlyInLambdas();

    /// <summary>The least value that at least a share of the values do not exceed: 0.5 gives the median. No interpolation.</summary>
    /// <param name="selector">The value; null is left out.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <returns>The value; null when there are none.</returns>
    public string? Quantile(Expression<Func<T, string?>> selector, double share) => throw Errors.OnlyInLambdas();
}
