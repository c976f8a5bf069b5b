using System.Collections.Immutable;
using Parcours.Diagnostics;

namespace Parcours.Expressions;

/// <summary>What each function takes and gives: the one place where types of expressions are decided.</summary>
internal static class FunctionTypes
{
    private static readonly ColumnType _boolean = new(ColumnKind.Boolean);
    private static readonly ColumnType _int32 = new(ColumnKind.Int32);
    private static readonly ColumnType _double = new(ColumnKind.Double);
    private static readonly ColumnType _date = new(ColumnKind.Date);
    private static readonly ColumnType _text = new(ColumnKind.Text);

    /// <summary>The type of a call, and whether it may be null.</summary>
    public static (ColumnType Type, bool Nullable) Result(Function function, ImmutableArray<Expression> arguments)
    {
        bool anyNull = arguments.Any(a => a.Nullable);
        switch (function)
        {
            case Function.Add or Function.Subtract or Function.Multiply or Function.Divide or Function.Remainder:
                Require(arguments.Length == 2 && arguments[0].Type.IsNumeric && arguments[0].Type.Kind == arguments[1].Type.Kind, function, arguments);
                return (Arithmetic(function, arguments), anyNull);
            case Function.Negate or Function.Abs:
                Require(arguments is [{ Type.IsNumeric: true }], function, arguments);
                return (arguments[0].Type, anyNull);
            case Function.Floor or Function.Ceiling:
                Require(arguments is [{ Type.Kind: ColumnKind.Double or ColumnKind.Decimal }], function, arguments);
                return (arguments[0].Type, anyNull);
            case Function.Round:
                Require(arguments is [{ Type.Kind: ColumnKind.Double or ColumnKind.Decimal }] or [{ Type.Kind: ColumnKind.Double or ColumnKind.Decimal }, LiteralExpression { Type.IsInteger: true }], function, arguments);
                return (arguments[0].Type, anyNull);
            case Function.Sqrt or Function.Log or Function.Exp or Function.Power:
                Require(arguments.Length == (function == Function.Power ? 2 : 1) && arguments.All(a => a.Type.Kind == ColumnKind.Double), function, arguments);
                return (_double, anyNull);
            case Function.Equal or Function.NotEqual or Function.Less or Function.LessOrEqual or Function.Greater or Function.GreaterOrEqual:
                Require(arguments.Length == 2 && arguments[0].Type == arguments[1].Type, function, arguments);
                return (_boolean, anyNull);
            case Function.NotDistinct:
                Require(arguments.Length == 2 && arguments[0].Type == arguments[1].Type, function, arguments);
                return (_boolean, false);
            case Function.And or Function.Or:
                Require(arguments.Length >= 2 && arguments.All(a => a.Type == _boolean), function, arguments);
                return (_boolean, anyNull);
            case Function.Not:
                Require(arguments is [{ Type.Kind: ColumnKind.Boolean }], function, arguments);
                return (_boolean, anyNull);
            case Function.IsTrue:
                Require(arguments is [{ Type.Kind: ColumnKind.Boolean }], function, arguments);
                return (_boolean, false);
            case Function.IsNull or Function.IsNotNull:
                Require(arguments.Length == 1, function, arguments);
                return (_boolean, false);
            case Function.Coalesce:
                Require(arguments.Length >= 2 && arguments.All(a => a.Type == arguments[0].Type), function, arguments);
                return (arguments[0].Type, arguments.All(a => a.Nullable));
            case Function.Least or Function.Greatest:
                Require(arguments.Length >= 2 && arguments.All(a => a.Type == arguments[0].Type), function, arguments);
                return (arguments[0].Type, anyNull);
            case Function.If:
                Require(arguments.Length == 3 && arguments[0].Type == _boolean && arguments[1].Type == arguments[2].Type, function, arguments);
                return (arguments[1].Type, arguments[1].Nullable || arguments[2].Nullable);
            case Function.In:
                Require(arguments.Length >= 1 && arguments.Skip(1).All(a => a is LiteralExpression && a.Type == arguments[0].Type), function, arguments);
                return (_boolean, arguments[0].Nullable);
            case Function.StartsWith or Function.EndsWith or Function.Contains:
                Require(arguments.Length == 2 && arguments.All(a => a.Type == _text), function, arguments);
                return (_boolean, anyNull);
            case Function.Substring:
                Require(arguments.Length is 2 or 3 && arguments[0].Type == _text && arguments.Skip(1).All(a => a.Type == _int32), function, arguments);
                return (_text, anyNull);
            case Function.Length:
                Require(arguments.Length == 1 && arguments[0].Type == _text, function, arguments);
                return (_int32, anyNull);
            case Function.Upper or Function.Lower or Function.Trim:
                Require(arguments.Length == 1 && arguments[0].Type == _text, function, arguments);
                return (_text, anyNull);
            case Function.Concat:
                Require(arguments.Length >= 2 && arguments.All(a => a.Type == _text), function, arguments);
                return (_text, anyNull);
            case Function.Year or Function.Month or Function.Day or Function.Quarter or Function.DayOfYear or Function.DayOfWeek or Function.DayNumber:
                Require(arguments.Length == 1 && arguments[0].Type == _date, function, arguments);
                return (_int32, anyNull);
            case Function.AddDays or Function.AddMonths or Function.AddYears:
                Require(arguments.Length == 2 && arguments[0].Type == _date && arguments[1].Type == _int32, function, arguments);
                return (_date, anyNull);
            case Function.DaysBetween:
                Require(arguments.Length == 2 && arguments.All(a => a.Type == _date), function, arguments);
                return (_int32, anyNull);
            case Function.DateOf:
                Require(arguments is [{ Type.Kind: ColumnKind.Timestamp }], function, arguments);
                return (_date, anyNull);
            case Function.StartOfDay:
                Require(arguments is [{ Type.Kind: ColumnKind.Date }], function, arguments);
                return (new ColumnType(ColumnKind.Timestamp), anyNull);
            default:
                throw Errors.FunctionTypes(function.ToString(), arguments.Select(a => a.Type));
        }
    }

    /// <summary>The target of a cast, when there is such a cast.</summary>
    public static ColumnType CheckCast(ColumnType from, ColumnType to)
    {
        bool possible = (from.IsNumeric && to.IsNumeric)
            || (from.Kind == ColumnKind.Boolean && to.IsNumeric)
            || (from.Kind == ColumnKind.Date && to.Kind == ColumnKind.Timestamp)
            || (from.Kind == ColumnKind.Timestamp && to.Kind == ColumnKind.Date)
            || (to.IsText && from.Kind != ColumnKind.Binary);
        return possible ? Expression.Logical(to) : throw Errors.FunctionTypes($"Cast to {to}", [from]);
    }

    /// <summary>
    /// Integers keep their type, except that 8 and 16 bits widen to 32, as in C#. Decimals: the greater scale for sums and remainders, the sum of scales for
    /// products, the dividend's scale but at least 6 for quotients (half to even); at most 18 digits follow the point.
    /// </summary>
    private static ColumnType Arithmetic(Function function, ImmutableArray<Expression> arguments)
    {
        ColumnType left = arguments[0].Type;
        ColumnType right = arguments[1].Type;
        if (left.Kind is ColumnKind.Int8 or ColumnKind.Int16)
        {
            return _int32;
        }

        if (left.Kind != ColumnKind.Decimal)
        {
            return left;
        }

        int scale = function switch
        {
            Function.Multiply => left.Scale + right.Scale,
            Function.Divide => Math.Max(left.Scale, 6),
            _ => Math.Max(left.Scale, right.Scale),
        };
        Require(scale <= 18, function, arguments);
        return new ColumnType(ColumnKind.Decimal, scale);
    }

    private static void Require(bool condition, Function function, ImmutableArray<Expression> arguments)
    {
        if (!condition)
        {
            throw Errors.FunctionTypes(function.ToString(), arguments.Select(a => a.Type));
        }
    }
}
