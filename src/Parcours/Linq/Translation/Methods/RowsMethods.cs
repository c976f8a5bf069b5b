using System.Linq.Expressions;
using Parcours.Expressions;
using Expression = System.Linq.Expressions.Expression;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Methods of <see cref="Rows{T}"/> and <see cref="Group{TKey, T}"/>: those that give rows; aggregates were resolved before.</summary>
internal static class RowsMethods
{
    public static bool IsRows(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Rows<>) || type.GetGenericTypeDefinition() == typeof(Group<,>));

    /// <summary>Whether a call is made on the rows of a group.</summary>
    public static bool IsOfRows(MethodCallExpression node) => node.Object is { } instance && IsRows(instance.Type);

    /// <summary>Whether a call asks for an aggregate.</summary>
    public static bool IsAggregate(MethodCallExpression node) =>
        IsOfRows(node) && node.Method.Name is not (nameof(Rows<>.Where) or nameof(Rows<>.DefaultIfEmpty) or nameof(Rows<>.Within));

    public static Value Translate(Translator translator, MethodCallExpression node)
    {
        if (translator.Translate(node.Object!) is not RowsValue rows || IsAggregate(node))
        {
            throw translator.Refuse(node, "an aggregate inside an aggregate is not computed.", "Compute the inner one in a Select first.");
        }

        return node.Method.Name == nameof(Rows<>.DefaultIfEmpty) ? rows with { Type = node.Type, OrMissing = true }
            : node.Method.Name == nameof(Rows<>.Within) ? TimelineMethods.Within(translator, rows, node)
            : rows with { Type = node.Type, Key = null, Filter = Filter(translator, rows, node.Arguments[0]) };
    }

    /// <summary>The aggregate that a call asks for, over the columns of the rows' source.</summary>
    public static AggregateExpression Aggregate(Translator translator, RowsValue rows, MethodCallExpression node, Func<Scalar?> patient)
    {
        switch (node.Method.Name)
        {
            case nameof(Rows<>.Count):
                return new AggregateExpression(AggregateFunction.Count, null, node.Arguments.Count == 0 ? rows.Filter : Filter(translator, rows, node.Arguments[0]));
            case nameof(Rows<>.CountDistinctPatients):
                Scalar of = patient() ?? throw Diagnostics.Errors.NoPatient(LambdaPrinter.Print(translator.Root));
                return new AggregateExpression(AggregateFunction.CountDistinct, of, rows.Filter);
        }

        AggregateFunction function = Enum.Parse<AggregateFunction>(node.Method.Name);
        LambdaExpression selector = Translator.Lambda(node.Arguments[0]);
        var inner = new Translator(translator.Root, selector, [rows.Element], Translator.NoAggregates);
        ScalarValue argument = inner.Scalar(selector.Body);
        bool possible = function switch
        {
            AggregateFunction.Sum or AggregateFunction.Average => argument.Expression.Type.IsNumeric,
            AggregateFunction.CountDistinct => true,
            _ => argument.Expression.Type.Kind != ColumnKind.Binary,
        };
        if (!possible)
        {
            throw translator.Refuse(node, $"there is no {function} of {argument.Expression.Type}.", "Aggregate a value that has an order; numbers for sums and means.");
        }

        return new AggregateExpression(function, argument.Expression, rows.Filter, Share(translator, node));
    }

    /// <summary>The value of an aggregate where its column lies, in the type that the call has.</summary>
    public static ScalarValue Result(MethodCallExpression node, RowsValue rows, Scalar column)
    {
        bool counts = node.Method.Name is nameof(Rows<>.Count) or nameof(Rows<>.CountDistinct) or nameof(Rows<>.CountDistinctPatients) or nameof(Rows<>.CoveredDays);
        bool zero = counts || node.Method.Name == nameof(Rows<>.Sum);
        if (zero && rows.MayBeEmpty && column.Nullable && !ClrTypes.CanBeNull(node.Type))
        {
            LiteralExpression none = column.Type.Kind == ColumnKind.Double ? LiteralExpression.Of(0d) : new LiteralExpression(0L, column.Type);
            return new ScalarValue(node.Type, CallExpression.Call(Function.Coalesce, column, none));
        }

        return new ScalarValue(node.Type, column, Asserted: !ClrTypes.CanBeNull(node.Type));
    }

    private static double Share(Translator translator, MethodCallExpression node)
    {
        if (node.Arguments.Count < 2)
        {
            return 0;
        }

        double share = (double)translator.ConstantOf(node.Arguments[1], "the share of a quantile")!;
        return share is >= 0 and <= 1 ? share : throw translator.Refuse(node, "the share of a quantile is from 0 to 1.", "The median is 0.5.");
    }

    private static Scalar Filter(Translator translator, RowsValue rows, Expression predicate)
    {
        LambdaExpression lambda = Translator.Lambda(predicate);
        Scalar condition = Scalars.Condition(new Translator(translator.Root, lambda, [rows.Element], Translator.NoAggregates).Boolean(lambda.Body));
        return rows.Filter is null ? condition : Scalars.And(rows.Filter, condition);
    }
}
