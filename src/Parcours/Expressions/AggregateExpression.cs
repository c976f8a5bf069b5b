using Parcours.Diagnostics;

namespace Parcours.Expressions;

/// <summary>An aggregate over the rows of a group.</summary>
internal sealed record AggregateExpression
{
    public AggregateExpression(AggregateFunction function, Expression? argument, Expression? filter = null, double parameter = 0)
    {
        Function = function;
        Argument = argument;
        Filter = filter;
        Parameter = parameter;
        (Type, Nullable) = Result(function, argument);
        if (filter is not null && filter.Type.Kind != ColumnKind.Boolean)
        {
            throw Errors.FunctionTypes("The filter of an aggregate", [filter.Type]);
        }
    }

    public AggregateFunction Function { get; }

    /// <summary>The values; null for the count of rows.</summary>
    public Expression? Argument { get; }

    /// <summary>Rows for which it is not true are left out.</summary>
    public Expression? Filter { get; }

    /// <summary>The share p of a quantile, 0 to 1.</summary>
    public double Parameter { get; }

    public ColumnType Type { get; }

    public bool Nullable { get; }

    public override string ToString() =>
        $"{Function}({Argument?.ToString() ?? "*"}){(Filter is null ? "" : $" where {Filter}")}";

    private static (ColumnType Type, bool Nullable) Result(AggregateFunction function, Expression? argument) => (function, argument?.Type) switch
    {
        (AggregateFunction.Count, _) => (new ColumnType(ColumnKind.Int64), false),
        (AggregateFunction.CountDistinct, not null) => (new ColumnType(ColumnKind.Int64), false),
        (AggregateFunction.Sum, { IsInteger: true }) => (new ColumnType(ColumnKind.Int64), true),
        (AggregateFunction.Sum, { Kind: ColumnKind.Decimal } type) => (type, true),
        (AggregateFunction.Sum, { IsNumeric: true }) => (new ColumnType(ColumnKind.Double), true),
        (AggregateFunction.Average, { IsNumeric: true }) => (new ColumnType(ColumnKind.Double), true),
        (AggregateFunction.Min or AggregateFunction.Max, { Kind: not ColumnKind.Binary } type) => (type, true),
        (AggregateFunction.Quantile, { IsNumeric: true } or { Kind: ColumnKind.Date or ColumnKind.Timestamp }) => (argument!.Type, true),
        _ => throw Errors.FunctionTypes(function.ToString(), argument is null ? [] : [argument.Type]),
    };
}
