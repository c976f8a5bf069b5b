using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Specification.Generation;

/// <summary>Random plans over given tables. Every node, function and aggregate can come out; how often is checked by a test.</summary>
internal sealed class PlanGenerator(Draw draw, IReadOnlyList<TableSchema> tables, GenerationOptions options)
{
    /// <summary>Joins multiply rows: no more than these in one plan.</summary>
    private const int MaxJoins = 2;

    private readonly ExpressionGenerator _expressions = new(draw, options);
    private int _joins;

    /// <summary>A plan of at most so many nodes above a scan.</summary>
    public LogicalPlan Plan(int depth)
    {
        draw.Pay(4);
        if (depth == 0)
        {
            return Scan();
        }

        return draw.Below(11) switch
        {
            0 => Scan(),
            1 => Filter(Plan(depth - 1)),
            2 => Project(Plan(depth - 1)),
            3 or 4 => Aggregate(Plan(depth - 1)),
            5 or 6 when _joins < MaxJoins => Join(depth - 1),
            7 => Sort(Plan(depth - 1)),
            8 => new LimitPlan(Plan(depth - 1), draw.Pick(0, 0, 1, 5), draw.Chance(80) ? draw.Pick(3, 1, 10, 0) : null),
            9 => new DistinctPlan(Plan(depth - 1)),
            _ => Concat(depth - 1),
        };
    }

    private ScanPlan Scan()
    {
        TableSchema table = draw.Pick(tables);
        int[] all = [.. Enumerable.Range(0, table.Columns.Length)];
        int[] kept = draw.Chance(50) ? all : [.. all.Where(_ => draw.Chance(60)).OrderBy(_ => draw.Below(100))];
        var scan = new ScanPlan(table, kept.Length == 0 ? [0] : [.. kept]);
        return draw.Chance(30)
            ? new ScanPlan(table, scan.Columns, _expressions.Of(new ColumnType(ColumnKind.Boolean), scan.Schema, 2))
            : scan;
    }

    private FilterPlan Filter(LogicalPlan input) => new(input, _expressions.Of(new ColumnType(ColumnKind.Boolean), input.Schema, 3));

    private ProjectPlan Project(LogicalPlan input) => new(
        input,
        [.. Enumerable.Range(0, draw.Between(1, 5)).Select(i => new NamedExpression($"e{i}", _expressions.Any(input.Schema, draw.Below(4))))]);

    private AggregatePlan Aggregate(LogicalPlan input) => new(
        input,
        [.. Enumerable.Range(0, draw.Below(3)).Select(i => new NamedExpression($"k{i}", _expressions.Any(input.Schema, draw.Pick(0, 0, 2))))],
        [.. Enumerable.Range(0, draw.Between(1, 4)).Select(i => new NamedAggregate($"a{i}", AggregateOf(input.Schema)))]);

    private AggregateExpression AggregateOf(ImmutableArray<Field> input)
    {
        AggregateFunction function = draw.Pick(Enum.GetValues<AggregateFunction>());
        Expression? filter = draw.Chance(20) ? _expressions.Of(new ColumnType(ColumnKind.Boolean), input, 2) : null;
        if (function == AggregateFunction.Count && draw.Chance(50))
        {
            return new AggregateExpression(function, null, filter);
        }

        Expression argument = _expressions.Any(input, draw.Pick(0, 0, 2));
        bool allowed = function switch
        {
            AggregateFunction.Sum or AggregateFunction.Average => argument.Type.IsNumeric,
            AggregateFunction.Min or AggregateFunction.Max => argument.Type.Kind != ColumnKind.Binary,
            AggregateFunction.Quantile => argument.Type.IsNumeric || argument.Type.Kind is ColumnKind.Date or ColumnKind.Timestamp,
            _ => true,
        };
        if (!allowed)
        {
            argument = _expressions.Of(new ColumnType(draw.Pick(ColumnKind.Int32, ColumnKind.Int64, ColumnKind.Double)), input, 2);
        }

        double share = function == AggregateFunction.Quantile ? draw.Pick(0.5, 0, 1, 0.25, 0.9, 0.07, 0.29) : 0;
        return new AggregateExpression(function, argument, filter, share);
    }

    private JoinPlan Join(int depth)
    {
        _joins++;
        LogicalPlan left = Plan(depth);
        LogicalPlan right = Plan(draw.Below(depth + 1));
        var leftKeys = new List<Expression>();
        var rightKeys = new List<Expression>();
        for (int i = draw.Pick(1, 1, 1, 2, 0); i > 0; i--)
        {
            (int Left, int Right)[] pairs =
            [
                .. from l in Enumerable.Range(0, left.Schema.Length)
                   from r in Enumerable.Range(0, right.Schema.Length)
                   where left.Schema[l].Type == right.Schema[r].Type
                   orderby !(left.Schema[l].IsPatient && right.Schema[r].IsPatient)
                   select (l, r),
            ];
            if (pairs.Length > 0 && draw.Chance(85))
            {
                (int l, int r) = draw.Chance(40) ? pairs[0] : draw.Pick(pairs);
                leftKeys.Add(left.Column(l));
                rightKeys.Add(right.Column(r));
            }
            else
            {
                ColumnType type = _expressions.AnyType(left.Schema);
                leftKeys.Add(_expressions.Of(type, left.Schema, 2));
                rightKeys.Add(_expressions.Of(type, right.Schema, 2));
            }
        }

        return new JoinPlan(left, right, draw.Pick(Enum.GetValues<JoinKind>()), [.. leftKeys], [.. rightKeys]);
    }

    private SortPlan Sort(LogicalPlan input) => new(
        input,
        [.. Enumerable.Range(0, draw.Between(1, 2)).Select(_ => new SortKey(_expressions.Any(input.Schema, draw.Pick(0, 0, 2)), draw.Chance(50), draw.Chance(25)))]);

    private ConcatPlan Concat(int depth)
    {
        LogicalPlan first = Plan(depth);
        LogicalPlan second = Plan(draw.Below(depth + 1));
        return new ConcatPlan(first, new ProjectPlan(second, [.. first.Schema.Select(f => new NamedExpression(f.Name, _expressions.Of(f.Type, second.Schema, 1)))]));
    }
}
