using Parcours.Diagnostics;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>Makes columns of columns: the text for messages, and how to resolve them over a plan.</summary>
internal static class ColumnOperators
{
    public static ColumnExpression Find(LogicalPlan plan, string name)
    {
        for (int i = 0; i < plan.Schema.Length; i++)
        {
            if (string.Equals(plan.Schema[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return plan.Column(i);
            }
        }

        throw Errors.UnknownColumn(TableName(plan), name, plan.Schema.Select(f => f.Name));
    }

    public static Column AreEqual(Column left, Column right)
    {
        string text = $"({left.Text} == {right.Text})";
        return new Column(text, plan =>
        {
            (Expression l, Expression r) = (left.Resolve(plan), right.Resolve(plan));
            return Scalars.Truth(Checked(text, [l, r], () => Scalars.AreEqual(l, r)));
        });
    }

    public static Column Compare(Column left, Column right, string symbol, Function function) =>
        Infix(left, right, symbol, (l, r) => Scalars.Compare(function, l, r));

    public static Column Logic(Column left, Column right, string symbol, Func<Expression, Expression, Expression> logic) =>
        Infix(left, right, symbol, logic);

    public static Column Arithmetic(Column left, Column right, string symbol, Function function) => Infix(left, right, symbol, (l, r) =>
    {
        if (function == Function.Add && l.Type.IsText && r.Type.IsText)
        {
            return CallExpression.Call(Function.Concat, Scalars.OrEmpty(l), Scalars.OrEmpty(r));
        }

        ColumnType type = Scalars.Common(l.Type, r.Type) ?? throw Errors.FunctionTypes(symbol, [l.Type, r.Type]);
        return CallExpression.Call(function, To(l, type), To(r, type));
    });

    public static Column Not(Column condition)
    {
        string text = $"!{condition.Text}";
        return new Column(text, plan =>
        {
            Expression value = condition.Resolve(plan);
            return Checked(text, [value], () => Scalars.Not(Scalars.Truth(value)));
        });
    }

    public static Column Call(Column first, string text, Function function, params Column[] others) => new(text, plan =>
    {
        Expression[] arguments = [first.Resolve(plan), .. others.Select(o => o.Resolve(plan))];
        return Checked(text, arguments, () => CallExpression.Call(function, [.. arguments]));
    });

    public static Column Coalesce(Column value, Column fallback) => Infix(value, fallback, "??", (v, f) =>
    {
        (Expression l, Expression r) = Scalars.Align(v, f) ?? throw Errors.FunctionTypes("??", [v.Type, f.Type]);
        return CallExpression.Call(Function.Coalesce, l, r);
    });

    public static Column In(Column value, Column[] values)
    {
        string text = $"{value.Text}.In({string.Join(", ", values.Select(v => v.Text))})";
        return new Column(text, plan =>
        {
            Expression item = value.Resolve(plan);
            return Scalars.IsIn(item, values.Select(v => v.Resolve(plan) as LiteralExpression
                ?? throw Errors.NotTranslatable(text, v.Text, "each value must be known before the query runs.", "Compare with a column by `==`.")));
        });
    }

    public static Column In(Column code, CodeSet set, Column? date)
    {
        ArgumentNullException.ThrowIfNull(set);
        string text = $"{code.Text}.In(\"{set.Name}\"{(date is null ? "" : $", {date.Text}")})";
        return new Column(text, plan =>
        {
            (Expression value, Expression? on) = (Scalars.WithoutWidening(code.Resolve(plan)), date?.Resolve(plan));
            return Checked(text, on is null ? [value] : [value, on], () => Scalars.Truth(CodeSetMethods.IsIn(set, value, on)));
        });
    }

    public static Column Cast(Column value, ColumnType type)
    {
        string text = $"{value.Text}.Cast({type})";
        return new Column(text, plan =>
        {
            Expression from = value.Resolve(plan);
            return Checked(text, [from], () => Scalars.To(from, Expression.Logical(type)));
        });
    }

    private static Column Infix(Column left, Column right, string symbol, Func<Expression, Expression, Expression> make)
    {
        string text = $"({left.Text} {symbol} {right.Text})";
        return new Column(text, plan =>
        {
            (Expression l, Expression r) = (left.Resolve(plan), right.Resolve(plan));
            return Checked(text, [l, r], () => make(l, r));
        });
    }

    /// <summary>Arithmetic takes decimals of any scale: only the kind must be one, and whole numbers have no digits after the point.</summary>
    private static Expression To(Expression value, ColumnType type) =>
        value.Type.Kind == type.Kind ? value : Scalars.To(value, value.Type.IsInteger ? new ColumnType(type.Kind) : type);

    private static Expression Checked(string text, IEnumerable<Expression> arguments, Func<Expression> make)
    {
        try
        {
            return make();
        }
        catch (ParcoursException e) when (e.Id == "PRC0301")
        {
            throw Errors.ColumnTypes(text, arguments.Select(a => a.Type));
        }
    }

    private static string TableName(LogicalPlan plan) => plan switch
    {
        ScanPlan scan => scan.Table.Name,
        { Inputs: [var only] } => TableName(only),
        _ => "result",
    };
}
