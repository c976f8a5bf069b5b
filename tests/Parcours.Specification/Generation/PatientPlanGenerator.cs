using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Specification.Generation;

/// <summary>Random plans whose rows are those of patients, for what timeline nodes take.</summary>
internal sealed class PatientPlanGenerator(Draw draw, IReadOnlyList<TableSchema> tables, PlanGenerator plans, ExpressionGenerator expressions)
{
    private readonly TableSchema[] _tables = [.. tables.Where(t => t.PatientIndex >= 0).OrderBy(t => t.Time is null)];

    /// <summary>Whether any table has patients.</summary>
    public bool IsPossible => _tables.Length > 0;

    /// <summary>A plan of at most so many nodes above a scan.</summary>
    public LogicalPlan Plan(int depth)
    {
        draw.Pay(4);
        if (depth <= 0 || draw.Chance(25))
        {
            return Scan();
        }

        switch (draw.Below(10))
        {
            case 0:
                return plans.Filter(Plan(depth - 1));
            case 1:
                return Project(Plan(depth - 1));
            case 2:
                return Groups(Plan(depth - 1));
            case 3:
                return plans.Sort(Plan(depth - 1));
            case 4:
                return plans.Limit(Plan(depth - 1));
            case 5:
                return new DistinctPlan(Plan(depth - 1));
            case 6:
                return Concat(Plan(depth - 1), Plan(draw.Below(depth)));
            case 7 when plans.MayJoin():
                return plans.Join(Plan(depth - 1), plans.Plan(draw.Below(depth)));
            default:
                return plans.Timeline(depth - 1);
        }
    }

    private ScanPlan Scan()
    {
        TableSchema table = draw.Pick(_tables);
        bool all = draw.Chance(60);
        var scan = new ScanPlan(table, [.. Enumerable.Range(0, table.Columns.Length).Where(c => all || c == table.PatientIndex || draw.Chance(70)).OrderBy(_ => all ? 0 : draw.Below(100))]);
        return draw.Chance(25) ? new ScanPlan(table, scan.Columns, expressions.Of(new ColumnType(ColumnKind.Boolean), scan.Schema, 2)) : scan;
    }

    /// <summary>The patient, columns as they are, and computed ones.</summary>
    private ProjectPlan Project(LogicalPlan input)
    {
        List<Expression> given = [.. Enumerable.Range(0, draw.Below(5)).Select(_ => draw.Chance(70) ? input.Column(draw.Below(input.Schema.Length)) : expressions.Any(input.Schema, draw.Below(3)))];
        given.Insert(draw.Below(given.Count + 1), input.Column(input.Patient));
        return new ProjectPlan(input, [.. given.Select((e, i) => new NamedExpression(FormattableString.Invariant($"e{i}"), e))]);
    }

    private AggregatePlan Groups(LogicalPlan input)
    {
        List<Expression> keys = [.. Enumerable.Range(0, draw.Pick(0, 1, 2)).Select(_ => expressions.Any(input.Schema, draw.Pick(0, 0, 2)))];
        keys.Insert(draw.Below(keys.Count + 1), input.Column(input.Patient));
        return new AggregatePlan(
            input,
            [.. keys.Select((k, i) => new NamedExpression(FormattableString.Invariant($"k{i}"), k))],
            [.. Enumerable.Range(0, draw.Below(4)).Select(i => new NamedAggregate(FormattableString.Invariant($"a{i}"), plans.AggregateOf(input.Schema)))]);
    }

    private ConcatPlan Concat(LogicalPlan first, LogicalPlan second) => new(
        first,
        new ProjectPlan(second, [.. first.Schema.Select((f, i) => new NamedExpression(f.Name, i == first.Patient ? second.Column(second.Patient) : expressions.Of(f.Type, second.Schema, draw.Pick(0, 0, 1))))]));
}
