using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Specification.Generation;

internal sealed partial class ExpressionGenerator
{
    /// <summary>A call of a function that gives the type.</summary>
    private Expression Make(Function function, ColumnType type, ImmutableArray<Field> input, int depth)
    {
        switch (function)
        {
            case Function.If:
                return CallExpression.Call(function, Of(_boolean, input, depth), Of(type, input, depth), Of(type, input, depth));
            case Function.Coalesce or Function.Least or Function.Greatest or Function.And or Function.Or or Function.Concat:
                return CallExpression.Call(function, [.. Enumerable.Range(0, draw.Between(2, 3)).Select(_ => Of(type, input, depth))]);
            case Function.Cast:
                return CallExpression.Cast(Of(draw.Pick(CastSources(type)), input, depth), type);
            case Function.Equal or Function.NotEqual or Function.Less or Function.LessOrEqual or Function.Greater or Function.GreaterOrEqual or Function.NotDistinct:
                ColumnType compared = AnyType(input);
                return CallExpression.Call(function, Of(compared, input, depth), Of(compared, input, draw.Below(depth + 1)));
            case Function.IsNull or Function.IsNotNull:
                return CallExpression.Call(function, Any(input, depth));
            case Function.In:
                ColumnType sought = AnyType(input);
                return CallExpression.Call(function, [Of(sought, input, depth), .. Enumerable.Range(0, draw.Below(5)).Select(_ => Literal(sought))]);
            case Function.Not or Function.IsTrue or Function.Negate or Function.Abs or Function.Floor or Function.Ceiling
                or Function.Sqrt or Function.Log or Function.Exp or Function.Upper or Function.Lower or Function.Trim:
                return CallExpression.Call(function, Of(type, input, depth));
            case Function.Round:
                return draw.Chance(50)
                    ? CallExpression.Call(function, Of(type, input, depth))
                    : CallExpression.Call(function, Of(type, input, depth), LiteralExpression.Of(draw.Below(8)));
            case Function.Power:
                return CallExpression.Call(function, Of(type, input, depth), Of(type, input, depth));
            case Function.StartsWith or Function.EndsWith or Function.Contains:
                return CallExpression.Call(function, Of(_text, input, depth), draw.Chance(70) ? Literal(_text) : Of(_text, input, depth));
            case Function.Substring:
                return draw.Chance(30)
                    ? CallExpression.Call(function, Of(_text, input, depth), Small(input, depth))
                    : CallExpression.Call(function, Of(_text, input, depth), Small(input, depth), Small(input, depth));
            case Function.Length:
                return CallExpression.Call(function, Of(_text, input, depth));
            case Function.AddDays or Function.AddMonths or Function.AddYears:
                return CallExpression.Call(function, Of(_date, input, depth), Small(input, depth));
            case Function.DaysBetween:
                return CallExpression.Call(function, Of(_date, input, depth), Of(_date, input, depth));
            case Function.DateOf:
                return CallExpression.Call(function, Of(_timestamp, input, depth));
            case Function.StartOfDay or Function.Year or Function.Month or Function.Day or Function.Quarter or Function.DayOfYear or Function.DayOfWeek or Function.DayNumber:
                return CallExpression.Call(function, Of(_date, input, depth));
            default:
                return Arithmetic(function, type, input, depth);
        }
    }

    /// <summary>Whether a text or a number is in a set of such, with a date now and then.</summary>
    private Expression InCodes(ImmutableArray<Field> input, int depth)
    {
        ColumnType sought = draw.Pick(_text, _text, _int32, new ColumnType(ColumnKind.Int64), new ColumnType(ColumnKind.Int8));
        CodeSet set = CodeSet.Of("drawn", Terminology.Other);
        for (int i = draw.Below(4); i >= 0; i--)
        {
            CodeSet one = set.And(Code(sought));
            set = draw.Chance(50) ? one : set.Union(one.During(draw.Chance(50) ? Day() : null, draw.Chance(50) ? Day() : null));
        }

        return CodeSetExpression.Of(set, Of(sought, input, depth), draw.Chance(50) ? Of(_date, input, depth) : null);
    }

    /// <summary>A value as a code; one that cannot be a code becomes another.</summary>
    private string Code(ColumnType type) => _values.Value(type) switch
    {
        string text when text.Trim().Length > 0 && !text.Any(char.IsControl) => text,
        long number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "A",
    };

    private DateOnly Day() => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)(long)_values.Value(_date)!);

    private CallExpression Arithmetic(Function function, ColumnType type, ImmutableArray<Field> input, int depth)
    {
        (ColumnType left, ColumnType right) = (type.Kind, function) switch
        {
            (ColumnKind.Decimal, Function.Multiply) => (type with { Scale = draw.Below(type.Scale + 1) }, type),
            (ColumnKind.Decimal, Function.Divide) => (type with { Scale = type.Scale == 6 ? draw.Below(7) : type.Scale }, type with { Scale = draw.Below(7) }),
            (ColumnKind.Decimal, _) => draw.Chance(50) ? (type, type with { Scale = draw.Below(type.Scale + 1) }) : (type with { Scale = draw.Below(type.Scale + 1) }, type),
            (ColumnKind.Int32, _) when draw.Chance(25) => (new ColumnType(draw.Pick(ColumnKind.Int8, ColumnKind.Int16)), default),
            _ => (type, type),
        };
        right = right == default ? left : right;
        if (type.Kind == ColumnKind.Decimal && function == Function.Multiply)
        {
            right = type with { Scale = type.Scale - left.Scale };
        }

        bool divides = function is Function.Divide or Function.Remainder && type.Kind is not (ColumnKind.Double or ColumnKind.Float);
        Expression divisor = divides && draw.Chance(85) ? new LiteralExpression((long)draw.Pick(2, 3, 7, -2, 1, -1, 10), right) : Of(right, input, depth);
        return CallExpression.Call(function, Of(left, input, depth), divisor);
    }

    /// <summary>A whole number that moves a date or cuts a text a little.</summary>
    private Expression Small(ImmutableArray<Field> input, int depth) => draw.Chance(80)
        ? LiteralExpression.Of(draw.Pick(0, 1, 2, 3, -1, 12, 30, 90, -365))
        : Of(_int32, input, depth);
}
