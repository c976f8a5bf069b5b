using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Specification.Generation;

/// <summary>Random expressions over the columns of an input, well typed by construction.</summary>
internal sealed partial class ExpressionGenerator(Draw draw, GenerationOptions options)
{
    private static readonly ColumnType _boolean = new(ColumnKind.Boolean);
    private static readonly ColumnType _int32 = new(ColumnKind.Int32);
    private static readonly ColumnType _double = new(ColumnKind.Double);
    private static readonly ColumnType _date = new(ColumnKind.Date);
    private static readonly ColumnType _timestamp = new(ColumnKind.Timestamp);
    private static readonly ColumnType _text = new(ColumnKind.Text);

    private readonly ValueGenerator _values = new(draw, options);

    /// <summary>An expression of any type, most likely that of a column.</summary>
    public Expression Any(ImmutableArray<Field> input, int depth) => Of(AnyType(input), input, depth);

    public ColumnType AnyType(ImmutableArray<Field> input) =>
        !input.IsEmpty && draw.Chance(75) ? draw.Pick(input).Type : Expression.Logical(TableGenerator.AnyType(draw));

    /// <summary>An expression of a type, so many calls deep at most.</summary>
    public Expression Of(ColumnType type, ImmutableArray<Field> input, int depth)
    {
        draw.Pay(1);
        if (depth == 0 || draw.Chance(25))
        {
            return Leaf(type, input);
        }

        if (type == _boolean && draw.Chance(6))
        {
            return InCodes(input, depth - 1);
        }

        Function function = draw.Pick(Giving(type));
        return Make(function, type, input, depth - 1);
    }

    /// <summary>A constant; null now and then.</summary>
    public LiteralExpression Literal(ColumnType type) =>
        draw.Chance(5) ? LiteralExpression.Null(type) : new LiteralExpression(_values.Value(type), type);

    private Expression Leaf(ColumnType type, ImmutableArray<Field> input)
    {
        Expression[] columns = [.. input.Index().Where(f => f.Item.Type == type).Select(f => new ColumnExpression(f.Index, f.Item.Name, f.Item.Type, f.Item.Nullable))];
        return columns.Length > 0 && draw.Chance(85) ? draw.Pick(columns) : Literal(type);
    }

    /// <summary>The functions that can give a type, those for all types first.</summary>
    private static List<Function> Giving(ColumnType type)
    {
        List<Function> all = [Function.If, Function.Coalesce, Function.Least, Function.Greatest];
        if (CastSources(type).Length > 0)
        {
            all.Add(Function.Cast);
        }

        if (type.IsNumeric)
        {
            all.AddRange([Function.Negate, Function.Abs]);
        }

        if (type.IsNumeric && type.Kind is not (ColumnKind.Int8 or ColumnKind.Int16))
        {
            all.AddRange([Function.Add, Function.Subtract, Function.Multiply, Function.Remainder]);
            if (type.Kind != ColumnKind.Decimal || type.Scale >= 6)
            {
                all.Add(Function.Divide);
            }
        }

        all.AddRange(type.Kind switch
        {
            ColumnKind.Boolean =>
            [
                Function.Equal, Function.NotEqual, Function.Less, Function.LessOrEqual, Function.Greater, Function.GreaterOrEqual, Function.NotDistinct,
                Function.And, Function.Or, Function.Not, Function.IsTrue, Function.IsNull, Function.IsNotNull, Function.In,
                Function.StartsWith, Function.EndsWith, Function.Contains,
            ],
            ColumnKind.Int32 =>
            [
                Function.Length, Function.Year, Function.Month, Function.Day, Function.Quarter, Function.DayOfYear, Function.DayOfWeek, Function.DayNumber, Function.DaysBetween,
            ],
            ColumnKind.Double => [Function.Floor, Function.Ceiling, Function.Round, Function.Sqrt, Function.Log, Function.Exp, Function.Power],
            ColumnKind.Decimal => [Function.Floor, Function.Ceiling, Function.Round],
            ColumnKind.Text => [Function.Substring, Function.Upper, Function.Lower, Function.Trim, Function.Concat],
            ColumnKind.Date => [Function.AddDays, Function.AddMonths, Function.AddYears, Function.DateOf],
            ColumnKind.Timestamp => [Function.StartOfDay],
            _ => (List<Function>)[],
        });
        return all;
    }

    private static ColumnType[] CastSources(ColumnType to) => to.Kind switch
    {
        ColumnKind.Text =>
        [
            _int32, _boolean, new(ColumnKind.Int8), new(ColumnKind.Int64), new(ColumnKind.Decimal, 2), _double, new(ColumnKind.Float), _date, _timestamp,
        ],
        ColumnKind.Date => [_timestamp],
        ColumnKind.Timestamp => [_date],
        _ when to.IsNumeric =>
        [
            .. new ColumnType[]
            {
                _int32, _boolean, new(ColumnKind.Int8), new(ColumnKind.Int16), new(ColumnKind.Int64), new(ColumnKind.Decimal, 2), new(ColumnKind.Decimal, 6), _double, new(ColumnKind.Float),
            }.Where(t => t != to),
        ],
        _ => [],
    };
}
