using Parcours.Expressions;

namespace Parcours;

/// <summary>Aggregates for the untyped door: <c>Aggregate(("n", Agg.Count()), ("boxes", Agg.Sum("PHA_ACT_QSN")))</c>.</summary>
public static class Agg
{
    /// <summary>How many rows there are.</summary>
    /// <returns>The aggregate.</returns>
    public static Aggregation Count() => new(AggregateFunction.Count, null);

    /// <summary>How many values of a column are not null.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Count(string column) => new(AggregateFunction.Count, Column.Named(column));

    /// <summary>How many different values of a column there are, null not counted.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation CountDistinct(string column) => new(AggregateFunction.CountDistinct, Column.Named(column));

    /// <summary>How many different patients there are.</summary>
    /// <returns>The aggregate.</returns>
    public static Aggregation CountDistinctPatients() => new(AggregateFunction.CountDistinct, null, ofPatients: true);

    /// <summary>The sum of a column, null left out; null when there are no values.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Sum(string column) => Sum(Column.Named(column));

    /// <summary>The sum of what is computed of columns, null left out; null when there are no values.</summary>
    /// <param name="value">What is summed.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Sum(Column value) => new(AggregateFunction.Sum, value);

    /// <summary>The least value of a column.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Min(string column) => Min(Column.Named(column));

    /// <summary>The least of what is computed of columns.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Min(Column value) => new(AggregateFunction.Min, value);

    /// <summary>The greatest value of a column.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Max(string column) => Max(Column.Named(column));

    /// <summary>The greatest of what is computed of columns.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Max(Column value) => new(AggregateFunction.Max, value);

    /// <summary>The mean of a column: the exact sum over the count, rounded once.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Average(string column) => Average(Column.Named(column));

    /// <summary>The mean of what is computed of columns.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Average(Column value) => new(AggregateFunction.Average, value);

    /// <summary>The least value of a column that at least a share of its values do not exceed: 0.5 gives the median.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <returns>The aggregate.</returns>
    public static Aggregation Quantile(string column, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return new Aggregation(AggregateFunction.Quantile, Column.Named(column), share: share);
    }
}
