using System.Globalization;
using System.Numerics;
using Parcours.Expressions;

namespace Parcours.Specification.Reference;

/// <summary>Evaluates an aggregate on the rows of one group.</summary>
internal static class Aggregates
{
    public static object? Evaluate(AggregateExpression aggregate, IEnumerable<object?[]> rows)
    {
        IEnumerable<object?[]> kept = aggregate.Filter is { } filter ? rows.Where(r => Scalar.Evaluate(filter, r) is true) : rows;
        if (aggregate.Argument is null)
        {
            return (long)kept.Count();
        }

        ColumnType type = aggregate.Argument.Type;
        object[] values = [.. kept.Select(r => Scalar.Evaluate(aggregate.Argument, r)).Where(v => v is not null).Select(v => v!)];
        return aggregate.Function switch
        {
            AggregateFunction.Count => (long)values.Length,
            AggregateFunction.CountDistinct => (long)Distinct(values),
            _ when values.Length == 0 => null,
            AggregateFunction.Min => values.Min(Order),
            AggregateFunction.Max => values.Max(Order),
            AggregateFunction.Sum when values[0] is long => Scalar.Fit(Total(values), aggregate.Type),
            AggregateFunction.Sum => Mean(values, 1),
            AggregateFunction.Average when values[0] is long => Exact.Nearest(Total(values), values.Length * Exact.PowerOfTen(type.Scale)),
            AggregateFunction.Average => Mean(values, values.Length),
            AggregateFunction.Quantile => Quantile(values, aggregate.Parameter),
            _ => throw new NotSupportedException(aggregate.Function.ToString()),
        };
    }

    private static Comparer<object> Order => Comparer<object>.Create(Values.Compare);

    private static int Distinct(object[] values) => values.Select(Values.Key).Order(Order!)
        .Aggregate((Count: 0, Last: (object?)null), (seen, v) => seen.Count > 0 && Values.Compare(seen.Last, v) == 0 ? seen : (seen.Count + 1, v)).Count;

    private static BigInteger Total(object[] values) => values.Aggregate(BigInteger.Zero, (total, v) => total + (long)v);

    /// <summary>The exact sum of doubles over a count, rounded once; what is not finite adds up as in any order it would.</summary>
    private static double Mean(object[] values, int count)
    {
        double[] numbers = [.. values.Cast<double>()];
        return numbers.All(double.IsFinite)
            ? Exact.Nearest(numbers.Aggregate(BigInteger.Zero, (total, v) => total + Exact.Units(v)), count * Exact.Unit)
            : numbers.Where(v => !double.IsFinite(v)).Sum() is var special && double.IsNaN(special) ? double.NaN : special;
    }

    private static object Quantile(object[] values, double share)
    {
        (BigInteger digits, BigInteger unit) = AsWritten(share);
        BigInteger place = BigInteger.One;
        while (place < values.Length && place * unit < digits * values.Length)
        {
            place++;
        }

        return values.Order(Order).ElementAt((int)place - 1);
    }

    /// <summary>A share as people write it, as digits and the power of ten that they are counted in.</summary>
    private static (BigInteger Digits, BigInteger Unit) AsWritten(double share)
    {
        string[] parts = share.ToString(CultureInfo.InvariantCulture).Split('E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int places = (point < 0 ? 0 : parts[0].Length - point - 1) - (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return (BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), BigInteger.Pow(10, places));
    }
}
