namespace Parcours.Expressions;

/// <summary>What can be computed of a group of rows. Null values are left out, except by <see cref="Count"/> without an argument.</summary>
internal enum AggregateFunction
{
    /// <summary>Rows, or values that are not null. int64, 0 for none.</summary>
    Count,

    /// <summary>Distinct values that are not null. int64, 0 for none.</summary>
    CountDistinct,

    /// <summary>Exact sum: int64 of integers, decimal(18, s) of decimals, double (correctly rounded) of doubles. Null for none; overflow is an error.</summary>
    Sum,

    /// <summary>Least value. Null for none.</summary>
    Min,

    /// <summary>Greatest value. Null for none.</summary>
    Max,

    /// <summary>Exact sum over count, rounded once: a double. Null for none.</summary>
    Average,

    /// <summary>The least value that at least a share p of the values do not exceed (no interpolation; Hyndman and Fan 1996, definition 1). Null for none.</summary>
    Quantile,
}
