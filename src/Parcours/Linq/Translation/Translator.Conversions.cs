using System.Linq.Expressions;
using Parcours.Expressions;
using Scalar = Parcours.Expressions.Expression;

namespace Parcours.Linq;

/// <summary>Operators on one operand, and conversions.</summary>
internal sealed partial class Translator
{
    private Value Unary(UnaryExpression node)
    {
        switch (node.NodeType)
        {
            case ExpressionType.Convert or ExpressionType.ConvertChecked:
                return Conversion(node);
            case ExpressionType.Not when node.Type == typeof(bool):
                return new ScalarValue(node.Type, Scalars.Not(Condition(node.Operand)));
            case ExpressionType.Not when node.Type == typeof(bool?):
                return new ScalarValue(node.Type, Scalars.Not(Boolean(node.Operand)));
            case ExpressionType.Negate or ExpressionType.NegateChecked when IsNumber(node.Type):
                ScalarValue operand = Scalar(node.Operand);
                return operand with { Type = node.Type, Expression = CallExpression.Call(Function.Negate, Widened(node.Operand)) };
            default:
                throw Refuse(node, $"there is nothing in the engine for {Kind(node)}.", "Write it with operators that the engine knows, or compute it on the rows after ToListAsync.");
        }
    }

    private Value Conversion(UnaryExpression node)
    {
        Value value = Translate(node.Operand);
        if (value is not (ScalarValue or ConstantValue))
        {
            // Only the static type changes: a record as its base or as an interface.
            return node.Type.IsAssignableFrom(value.Type) ? value : throw Refuse(node, $"{ClrTypes.Name(value.Type)} does not convert to {ClrTypes.Name(node.Type)}.", "Name the members that you mean.");
        }

        ScalarValue scalar = AsScalar(value, node.Operand);
        Type to = ClrTypes.Underlying(node.Type);
        bool asserted = scalar.Asserted || (ClrTypes.CanBeNull(node.Operand.Type) && !ClrTypes.CanBeNull(node.Type));
        if (ClrTypes.CanBeNull(node.Type))
        {
            asserted = false;
        }

        return to == typeof(object) || to == ClrTypes.Underlying(node.Operand.Type) || to.IsEnum
            ? new ScalarValue(node.Type, scalar.Expression, asserted)
            : new ScalarValue(node.Type, Converted(node, scalar.Expression, to), asserted);
    }

    private Scalar Converted(UnaryExpression node, Scalar value, Type to)
    {
        if (ClrTypes.Of(to) is not { } type)
        {
            throw NoColumnType(node);
        }

        bool possible = value.Type.IsNumeric && type.IsNumeric && Type.GetTypeCode(to) is not (TypeCode.Byte or TypeCode.UInt16 or TypeCode.UInt32);
        if (!possible)
        {
            throw Refuse(node, $"{value.Type} does not convert to {ClrTypes.Name(to)} in the engine.", "Keep its type, or convert the rows after ToListAsync.");
        }

        if (type.IsInteger && !value.Type.IsInteger && !IsWhole(value))
        {
            throw Refuse(node, "it would cut off digits without saying how.", $"Say how to round, as in `({ClrTypes.Name(node.Type)})Math.Floor({LambdaPrinter.Print(node.Operand)})`.");
        }

        if (type.Kind == ColumnKind.Decimal && value.Type.Kind is ColumnKind.Float or ColumnKind.Double)
        {
            throw Refuse(node, "a binary number has no scale to become a decimal.", "Stay with double, or import the column as a decimal.");
        }

        return type.Kind == value.Type.Kind ? value : Scalars.To(value, type);
    }

    private static bool IsWhole(Scalar value) =>
        value is CallExpression { Function: Function.Floor or Function.Ceiling } or CallExpression { Function: Function.Round, Arguments.Length: 1 };
}
