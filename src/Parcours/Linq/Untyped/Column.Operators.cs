using System.Globalization;
using Parcours.Expressions;
using Parcours.Linq;

namespace Parcours;

/// <content>Operators, so that columns are computed with as values are.</content>
public sealed partial class Column
{
    /// <summary>A truth value as a column that holds it in every row.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(bool value) => Constant(value, typeof(bool));

    /// <summary>A whole number as a column that holds it in every row.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(int value) => Constant(value, typeof(int));

    /// <summary>A whole number as a column that holds it in every row.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(long value) => Constant(value, typeof(long));

    /// <summary>A decimal number as a column that holds it in every row.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(decimal value) => Constant(value, typeof(decimal));

    /// <summary>A binary floating-point number as a column that holds it in every row.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(double value) => Constant(value, typeof(double));

    /// <summary>Text as a column that holds it in every row; null is the missing text.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(string? value) => Constant(value, typeof(string));

    /// <summary>A date as a column that holds it in every row.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(DateOnly value) => Constant(value, typeof(DateOnly));

    /// <summary>A timestamp as a column that holds it in every row.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Column(DateTime value) => Constant(value, typeof(DateTime));

    /// <summary>Whether two values are equal; null equals null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator ==(Column left, Column right) => ColumnOperators.AreEqual(left, right);

    /// <summary>Whether two values differ; null equals null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator !=(Column left, Column right) => !ColumnOperators.AreEqual(left, right);

    /// <summary>Whether one value is less than another; false where one is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator <(Column left, Column right) => ColumnOperators.Compare(left, right, "<", Function.Less);

    /// <summary>Whether one value is less than another or equal; false where one is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator <=(Column left, Column right) => ColumnOperators.Compare(left, right, "<=", Function.LessOrEqual);

    /// <summary>Whether one value is greater than another; false where one is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator >(Column left, Column right) => ColumnOperators.Compare(left, right, ">", Function.Greater);

    /// <summary>Whether one value is greater than another or equal; false where one is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator >=(Column left, Column right) => ColumnOperators.Compare(left, right, ">=", Function.GreaterOrEqual);

    /// <summary>The sum of two numbers, or two texts one after the other.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator +(Column left, Column right) => ColumnOperators.Arithmetic(left, right, "+", Function.Add);

    /// <summary>The difference of two numbers.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator -(Column left, Column right) => ColumnOperators.Arithmetic(left, right, "-", Function.Subtract);

    /// <summary>The product of two numbers.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator *(Column left, Column right) => ColumnOperators.Arithmetic(left, right, "*", Function.Multiply);

    /// <summary>The quotient of two numbers; of whole numbers, cut towards zero.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator /(Column left, Column right) => ColumnOperators.Arithmetic(left, right, "/", Function.Divide);

    /// <summary>The remainder of a division.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator %(Column left, Column right) => ColumnOperators.Arithmetic(left, right, "%", Function.Remainder);

    /// <summary>Whether both conditions are true.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator &(Column left, Column right) => ColumnOperators.Logic(left, right, "&", Scalars.And);

    /// <summary>Whether one condition at least is true.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator |(Column left, Column right) => ColumnOperators.Logic(left, right, "|", Scalars.Or);

    /// <summary>Whether a condition is not true.</summary>
    /// <param name="condition">The condition.</param>
    public static Column operator !(Column condition) => ColumnOperators.Not(condition);

    /// <summary>The number with the other sign.</summary>
    /// <param name="number">The number.</param>
    public static Column operator -(Column number) => ColumnOperators.Call(number, "-" + number.Text, Function.Negate);

    private static Column Constant(object? value, Type type)
    {
        LiteralExpression literal = Literals.Of(value, type) ?? throw Diagnostics.Errors.ConstantTooLarge(type.Name);
        return new Column(string.Create(CultureInfo.InvariantCulture, $"{literal}"), _ => literal);
    }
}
