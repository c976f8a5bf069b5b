namespace Parcours.Expressions;

/// <summary>What can be computed of a group of rows. Null values are left out, except by <see cref="Count"/> without an argument.</summary>
internal enum AggregateFunction
{
    /// <summary>Rows, or values that are not null. int64, 0 for none.</summary>
    Count,

    /// <summary>Distinct values that are not null, told apart as the keys of a group are. int64, 0 for none.</summary>
    CountDistinct,

    /// <summary>Exact sum: int64 of integers, decimal(18, s) of decimals, double (correctly rounded) of doubles and floats. Null for none; overflow of the whole sum is an error.</summary>
    /// <remarks>A sum of doubles that is zero is +0.0, one beyond all doubles is infinite; NaN, or infinities of both signs, give NaN; else an infinity gives itself.</remarks>
    Sum,

    /// <summary>Least value in the one order of values (see <see cref="Function"/>). Null for none.</summary>
    Min,

    /// <summary>Greatest value in the one order of values (see <see cref="Function"/>). Null for none.</summary>
    Max,

    /// <summary>Exact sum over count, rounded once: a double, also where the sum alone would overflow. Null for none.</summary>
    Average,

    /// <summary>The least value that at least a share p of the values do not exceed (no interpolation; Hyndman and Fan 1996, definition 1). Of numbers, dates and timestamps. Null for none.</summary>
    /// <remarks>Of n values in order, the one in place ⌈p·n⌉, the product rounded to a double; the first for p = 0.</remarks>
    Quantile,
}
