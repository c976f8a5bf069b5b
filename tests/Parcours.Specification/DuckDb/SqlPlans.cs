using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Specification.DuckDb;

/// <summary>
/// Prints a plan as DuckDB's SQL. Each node gives its columns as c0, c1, … and the place of the row as o, so that the order is stated everywhere and nothing is left
/// to the order in which DuckDB happens to work.
/// </summary>
internal static class SqlPlans
{
    private static readonly SqlExpressions _plain = new();

    /// <summary>A statement that gives the rows of a plan in order, in the form that <see cref="SqlTypes.Read"/> reads.</summary>
    public static string Statement(LogicalPlan plan) =>
        $"SELECT {Columns(plan.Schema.Length, i => SqlTypes.Plain($"c{i}", plan.Schema[i].Type))} FROM ({Print(plan)}) ORDER BY o";

    /// <summary>A query for the rows of a plan.</summary>
    public static string Print(LogicalPlan plan) => plan switch
    {
        ScanPlan scan => Scan(scan),
        FilterPlan filter => $"SELECT * FROM ({Print(filter.Input)}) WHERE {_plain.Print(filter.Predicate)}",
        ProjectPlan project => $"SELECT {Columns(project.Expressions.Length, i => _plain.Print(project.Expressions[i].Expression))}, o FROM ({Print(project.Input)})",
        AggregatePlan aggregate => Aggregate(aggregate),
        JoinPlan join => Join(join),
        SortPlan sort => Renumbered(sort, string.Join(", ", [.. sort.Keys.Select(k => SqlExpressions.Order(_plain.Print(k.Expression), k.Expression.Type, k.Descending, k.NullsFirst)), AllColumns(sort.Schema)]), Print(sort.Input)),
        LimitPlan limit => FormattableString.Invariant(
            $"SELECT * FROM ({Renumbered(limit, "o", Print(limit.Input))}) WHERE o > {limit.Skip}{(limit.Take is { } take ? FormattableString.Invariant($" AND o <= {limit.Skip + take}") : "")}"),
        DistinctPlan distinct => Renumbered(distinct, AllColumns(distinct.Schema), $"SELECT DISTINCT {Columns(distinct.Schema.Length, i => SqlExpressions.Key($"c{i}", distinct.Schema[i].Type))} FROM ({Print(distinct.Input)})"),
        ConcatPlan concat => $"SELECT {Names(concat)}, row_number() OVER (ORDER BY side, o) AS o FROM (SELECT *, 0 AS side FROM ({Print(concat.First)}) UNION ALL SELECT *, 1 AS side FROM ({Print(concat.Second)}))",
        WithinJoinPlan join => SqlTimelines.Within(join),
        WithinGroupPlan join => SqlTimelines.Group(join),
        AsOfPlan join => SqlTimelines.AsOf(join),
        PatientWindowPlan window => SqlSequences.Window(window),
        EpisodesPlan episodes => SqlSequences.Episodes(episodes),
        SplitPlan split => SqlSplits.Of(split),
        _ => throw new NotSupportedException(plan.GetType().Name),
    };

    private static string Scan(ScanPlan scan)
    {
        string rows = $"SELECT {Columns(scan.Columns.Length, i => $"\"{scan.Table.Columns[scan.Columns[i]].Name}\"")}, r AS o FROM \"{scan.Table.Name}\"";
        return scan.Filter is null ? rows : $"SELECT * FROM ({rows}) WHERE {_plain.Print(scan.Filter)}";
    }

    private static string Aggregate(AggregatePlan plan)
    {
        int keys = plan.Keys.Length;
        string aggregates = Columns(plan.Aggregates.Length, i => Aggregate(plan.Aggregates[i].Aggregate), keys);
        if (keys == 0)
        {
            return $"SELECT {aggregates}, 1 AS o FROM ({Print(plan.Input)})";
        }

        string input = $"SELECT *, {string.Join(", ", plan.Keys.Select((k, i) => $"{SqlExpressions.Key(_plain.Print(k.Expression), k.Expression.Type)} AS k{i}"))} FROM ({Print(plan.Input)})";
        string groups = $"SELECT {Columns(keys, i => $"k{i}")}, {aggregates} FROM ({input}) GROUP BY {string.Join(", ", plan.Keys.Select((_, i) => $"k{i}"))}";
        return Renumbered(plan, AllColumns([.. plan.Schema.Take(keys)]), groups);
    }

    /// <summary>An aggregate over rows of c0, c1, ….</summary>
    public static string Aggregate(AggregateExpression aggregate)
    {
        string filter = aggregate.Filter is null ? "" : $" FILTER (WHERE {_plain.Print(aggregate.Filter)})";
        if (aggregate.Argument is null)
        {
            return $"count(*){filter}";
        }

        ColumnType type = aggregate.Argument.Type;
        string value = _plain.Print(aggregate.Argument);
        string wide = type.Kind switch
        {
            ColumnKind.Decimal => FormattableString.Invariant($"CAST(CAST({value} AS DECIMAL(38,{type.Scale})) * {Reference.Exact.PowerOfTen(type.Scale)} AS HUGEINT)"),
            ColumnKind.Float or ColumnKind.Double => $"CAST({value} AS DOUBLE)",
            _ => $"CAST({value} AS HUGEINT)",
        };
        string ordered = $"list({value} ORDER BY {SqlExpressions.Order(value, type)}) FILTER (WHERE {value} IS NOT NULL{(aggregate.Filter is null ? "" : $" AND {_plain.Print(aggregate.Filter)}")})";
        string given = aggregate.Function switch
        {
            AggregateFunction.Count => $"count({value}){filter}",
            AggregateFunction.CountDistinct => $"count(DISTINCT {SqlExpressions.Key(value, type)}){filter}",
            AggregateFunction.Sum => $"sum({value}){filter}",
            AggregateFunction.Average => FormattableString.Invariant($"CAST(sum({wide}){filter} AS DOUBLE) / (count({value}){filter} * CAST({Reference.Exact.PowerOfTen(type.Scale)} AS DOUBLE))"),
            AggregateFunction.Min => $"({ordered})[1]",
            AggregateFunction.Max => $"({ordered})[-1]",
            _ => FormattableString.Invariant($"({ordered})[CAST(greatest(1, ceil({aggregate.Parameter:R} * count({value}){filter})) AS BIGINT)]"),
        };
        return $"CAST({given} AS {SqlTypes.Name(aggregate.Type)})";
    }

    private static string Join(JoinPlan join)
    {
        string left = Print(join.Left);
        string right = Print(join.Right);
        int width = join.Left.Schema.Length;
        string condition = join.LeftKeys.IsEmpty
            ? "true"
            : string.Join(" AND ", join.LeftKeys.Zip(join.RightKeys, (l, r) => $"{new SqlExpressions("l.").Print(l)} = {new SqlExpressions("r.").Print(r)}"));
        return join.Kind switch
        {
            JoinKind.Semi => $"SELECT l.* FROM ({left}) l WHERE EXISTS (SELECT 1 FROM ({right}) r WHERE {condition})",
            JoinKind.Anti => $"SELECT l.* FROM ({left}) l WHERE NOT EXISTS (SELECT 1 FROM ({right}) r WHERE {condition})",
            _ => $"SELECT {Columns(join.Schema.Length, i => i < width ? $"l.c{i}" : $"r.c{i - width}")}, row_number() OVER (ORDER BY l.o, r.o) AS o"
                + $" FROM ({left}) l {(join.Kind == JoinKind.Left ? "LEFT" : "INNER")} JOIN ({right}) r ON {condition}",
        };
    }

    private static string Renumbered(LogicalPlan plan, string order, string input) =>
        $"SELECT {Names(plan)}, row_number() OVER (ORDER BY {order}) AS o FROM ({input})";

    /// <summary>The columns of a plan by their names.</summary>
    public static string Names(LogicalPlan plan) => Columns(plan.Schema.Length, i => $"c{i}");

    private static string AllColumns(ImmutableArray<Field> schema) => string.Join(", ", schema.Select((f, i) => SqlExpressions.Order($"c{i}", f.Type)));

    /// <summary>Values named c0, c1, …, or from another number on.</summary>
    public static string Columns(int count, Func<int, string> value, int first = 0) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{value(i)} AS c{first + i}")));
}
