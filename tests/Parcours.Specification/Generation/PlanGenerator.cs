using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Specification.Generation;

/// <summary>Random plans over given tables. Every node, function and aggregate can come out; how often is checked by a test.</summary>
internal sealed class PlanGenerator
{
    /// <summary>Joins multiply rows: no more than these in one plan.</summary>
    private const int MaxJoins = 2;

    private readonly Draw _draw;
    private readonly IReadOnlyList<TableSchema> _tables;
    private readonly ExpressionGenerator _expressions;
    private readonly PatientPlanGenerator _patients;
    private readonly TimelineGenerator _timelines;
    private int _joins;

    public PlanGenerator(Draw draw, IReadOnlyList<TableSchema> tables, GenerationOptions options)
    {
        (_draw, _tables) = (draw, tables);
        _expressions = new ExpressionGenerator(draw, options);
        _patients = new PatientPlanGenerator(draw, tables, this, _expressions);
        _timelines = new TimelineGenerator(draw, _patients, this, _expressions);
    }

    /// <summary>A plan of at most so many nodes above a scan.</summary>
    public LogicalPlan Plan(int depth)
    {
        _draw.Pay(4);
        if (depth == 0)
        {
            return Scan();
        }

        return _draw.Below(14) switch
        {
            0 => Scan(),
            1 => Filter(Plan(depth - 1)),
            2 => Project(Plan(depth - 1)),
            3 or 4 => Aggregate(Plan(depth - 1)),
            5 or 6 when MayJoin() => Join(Plan(depth - 1), Plan(_draw.Below(depth))),
            7 => Sort(Plan(depth - 1)),
            8 => Limit(Plan(depth - 1)),
            9 => new DistinctPlan(Plan(depth - 1)),
            10 or 11 or 12 => Timeline(depth - 1),
            _ => Concat(depth - 1),
        };
    }

    /// <summary>A timeline node over plans of at most so many nodes; a scan where no table has patients.</summary>
    public LogicalPlan Timeline(int depth) => _patients.IsPossible ? _timelines.Plan(depth) : Scan();

    /// <summary>Whether one more join may come; counts it.</summary>
    public bool MayJoin() => _joins++ < MaxJoins;

    private ScanPlan Scan()
    {
        TableSchema table = _draw.Pick(_tables);
        int[] all = [.. Enumerable.Range(0, table.Columns.Length)];
        int[] kept = _draw.Chance(50) ? all : [.. all.Where(_ => _draw.Chance(60)).OrderBy(_ => _draw.Below(100))];
        var scan = new ScanPlan(table, kept.Length == 0 ? [0] : [.. kept]);
        return _draw.Chance(30)
            ? new ScanPlan(table, scan.Columns, _expressions.Of(new ColumnType(ColumnKind.Boolean), scan.Schema, 2))
            : scan;
    }

    public FilterPlan Filter(LogicalPlan input) => new(input, _expressions.Of(new ColumnType(ColumnKind.Boolean), input.Schema, 3));

    private ProjectPlan Project(LogicalPlan input) => new(
        input,
        [.. Enumerable.Range(0, _draw.Between(1, 5)).Select(i => new NamedExpression($"e{i}", _expressions.Any(input.Schema, _draw.Below(4))))]);

    private AggregatePlan Aggregate(LogicalPlan input) => new(
        input,
        [.. Enumerable.Range(0, _draw.Below(3)).Select(i => new NamedExpression($"k{i}", _expressions.Any(input.Schema, _draw.Pick(0, 0, 2))))],
        [.. Enumerable.Range(0, _draw.Between(1, 4)).Select(i => new NamedAggregate($"a{i}", AggregateOf(input.Schema)))]);

    public AggregateExpression AggregateOf(ImmutableArray<Field> input)
    {
        AggregateFunction function = _draw.Pick(Enum.GetValues<AggregateFunction>());
        Expression? filter = _draw.Chance(20) ? _expressions.Of(new ColumnType(ColumnKind.Boolean), input, 2) : null;
        if (function == AggregateFunction.Count && _draw.Chance(50))
        {
            return new AggregateExpression(function, null, filter);
        }

        Expression argument = _expressions.Any(input, _draw.Pick(0, 0, 2));
        bool allowed = function switch
        {
            AggregateFunction.Sum or AggregateFunction.Average => argument.Type.IsNumeric,
            AggregateFunction.Min or AggregateFunction.Max => argument.Type.Kind != ColumnKind.Binary,
            AggregateFunction.Quantile => argument.Type.IsNumeric || argument.Type.Kind is ColumnKind.Date or ColumnKind.Timestamp,
            _ => true,
        };
        if (!allowed)
        {
            argument = _expressions.Of(new ColumnType(_draw.Pick(ColumnKind.Int32, ColumnKind.Int64, ColumnKind.Double)), input, 2);
        }

        double share = function == AggregateFunction.Quantile ? _draw.Pick(0.5, 0, 1, 0.25, 0.9, 0.07, 0.29) : 0;
        return new AggregateExpression(function, argument, filter, share);
    }

    public JoinPlan Join(LogicalPlan left, LogicalPlan right)
    {
        (ImmutableArray<Expression> leftKeys, ImmutableArray<Expression> rightKeys) = Keys(left, right, _draw.Pick(1, 1, 1, 2, 0), patientFirst: true);
        return new JoinPlan(left, right, _draw.Pick(Enum.GetValues<JoinKind>()), leftKeys, rightKeys);
    }

    /// <summary>Keys of a join: mostly columns of one type, the patients first where that is asked for.</summary>
    public (ImmutableArray<Expression> Left, ImmutableArray<Expression> Right) Keys(LogicalPlan left, LogicalPlan right, int count, bool patientFirst)
    {
        var leftKeys = new List<Expression>();
        var rightKeys = new List<Expression>();
        (int Left, int Right)[] pairs =
        [
            .. from l in Enumerable.Range(0, left.Schema.Length)
               from r in Enumerable.Range(0, right.Schema.Length)
               where left.Schema[l].Type == right.Schema[r].Type
               orderby patientFirst != (left.Schema[l].IsPatient && right.Schema[r].IsPatient)
               select (l, r),
        ];
        for (int i = count; i > 0; i--)
        {
            if (pairs.Length > 0 && _draw.Chance(85))
            {
                (int l, int r) = _draw.Chance(40) ? pairs[0] : _draw.Pick(pairs);
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

        return ([.. leftKeys], [.. rightKeys]);
    }

    public LimitPlan Limit(LogicalPlan input) => new(input, _draw.Pick(0, 0, 1, 5), _draw.Chance(80) ? _draw.Pick(3, 1, 10, 0) : null);

    public SortPlan Sort(LogicalPlan input) => new(
        input,
        [.. Enumerable.Range(0, _draw.Between(1, 2)).Select(_ => new SortKey(_expressions.Any(input.Schema, _draw.Pick(0, 0, 2)), _draw.Chance(50), _draw.Chance(25)))]);

    private ConcatPlan Concat(int depth)
    {
        LogicalPlan first = Plan(depth);
        LogicalPlan second = Plan(_draw.Below(depth + 1));
        return new ConcatPlan(first, new ProjectPlan(second, [.. first.Schema.Select(f => new NamedExpression(f.Name, _expressions.Of(f.Type, second.Schema, 1)))]));
    }
}
