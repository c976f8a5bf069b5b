using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Specification.Reference;

/// <summary>Answers a plan row by row, on plain objects: slow, short and meant to be seen to be right. What the engine answers must equal this.</summary>
internal sealed class ReferenceEngine
{
    private readonly Dictionary<string, ReferenceTable> _tables;
    private readonly TimelineJoins _joins;
    private readonly PatientSequences _sequences;

    /// <param name="tables">The tables, in stored order.</param>
    /// <param name="patients">All patients in the order in which they are stored; without, they are in ascending order.</param>
    public ReferenceEngine(IReadOnlyList<ReferenceTable> tables, IEnumerable<object>? patients = null)
    {
        _tables = tables.ToDictionary(t => t.Schema.Name, StringComparer.OrdinalIgnoreCase);
        var rows = new TimelinePlanRows(patients ?? Patients(tables), Run);
        (_joins, _sequences) = (new TimelineJoins(rows), new PatientSequences(rows));
    }

    /// <summary>Timeline joins of more pairs than this have no answer.</summary>
    public long MostPairs
    {
        get => _joins.MostPairs;
        set => _joins.MostPairs = value;
    }

    /// <summary>The rows of a plan, in order.</summary>
    /// <exception cref="EvaluationException">A value that the plan asks for does not exist.</exception>
    public List<object?[]> Run(LogicalPlan plan) => plan switch
    {
        ScanPlan scan => Scan(scan),
        FilterPlan filter => [.. Run(filter.Input).Where(r => Scalar.Evaluate(filter.Predicate, r) is true)],
        ProjectPlan project => [.. Run(project.Input).Select(r => Row(project.Expressions.Select(e => e.Expression), r))],
        AggregatePlan aggregate => Aggregate(aggregate),
        JoinPlan join => Join(join),
        SortPlan sort => Sort(sort),
        LimitPlan limit => [.. Run(limit.Input).Where((_, i) => i >= limit.Skip && i - limit.Skip < (limit.Take ?? long.MaxValue))],
        DistinctPlan distinct => [.. Groups(Run(distinct.Input), r => r).Select(g => g.Key)],
        ConcatPlan concat => [.. Run(concat.First), .. Run(concat.Second)],
        WithinJoinPlan within => [.. _joins.Within(within)],
        WithinGroupPlan within => [.. _joins.Group(within)],
        AsOfPlan asOf => [.. _joins.AsOf(asOf)],
        PatientWindowPlan window => [.. _sequences.Window(window)],
        EpisodesPlan episodes => [.. _sequences.Episodes(episodes)],
        SplitPlan split => [.. Splits.Of(split, Run(split.Input))],
        _ => throw new NotSupportedException(plan.GetType().Name),
    };

    private static IEnumerable<object> Patients(IReadOnlyList<ReferenceTable> tables) =>
        tables.Where(t => t.Schema.PatientIndex >= 0).SelectMany(t => t.Rows.Select(r => r[t.Schema.PatientIndex]!)).Distinct().Order(Comparer<object>.Create(Values.Compare));

    private List<object?[]> Scan(ScanPlan scan)
    {
        ReferenceTable table = _tables[scan.Table.Name];
        int[] places = [.. scan.Columns.Select(c => table.Schema.IndexOf(scan.Table.Columns[c].Name))];
        IEnumerable<object?[]> rows = table.Rows.Select(r => (object?[])[.. places.Select(p => r[p])]);
        return [.. rows.Where(r => scan.Filter is null || Scalar.Evaluate(scan.Filter, r) is true)];
    }

    private List<object?[]> Aggregate(AggregatePlan plan)
    {
        List<object?[]> rows = Run(plan.Input);
        IEnumerable<(object?[] Key, List<object?[]> Rows)> groups = plan.Keys.IsEmpty
            ? [([], rows)]
            : Groups(rows, r => Row(plan.Keys.Select(k => k.Expression), r));
        return [.. groups.Select(g => (object?[])[.. g.Key, .. plan.Aggregates.Select(a => Aggregates.Evaluate(a.Aggregate, g.Rows))])];
    }

    private List<object?[]> Join(JoinPlan join)
    {
        List<object?[]> left = Run(join.Left);
        var right = Groups(Run(join.Right), r => Row(join.RightKeys, r))
            .ToDictionary(g => g.Key, g => (object?[][])[.. g.Rows], EqualityComparer<object?[]>.Create((a, b) => Values.Compare(a!, b!) == 0, HashOf));
        var rows = new List<object?[]>();
        foreach (object?[] row in left)
        {
            object?[] key = Row(join.LeftKeys, row);
            object?[][] matches = key.Contains(null) ? [] : right.GetValueOrDefault(Values.Keys(key), []);
            IEnumerable<object?[]> given = join.Kind switch
            {
                JoinKind.Semi => matches.Length > 0 ? [row] : [],
                JoinKind.Anti => matches.Length == 0 ? [row] : [],
                JoinKind.Left when matches.Length == 0 => [[.. row, .. new object?[join.Right.Schema.Length]]],
                _ => matches.Select(m => (object?[])[.. row, .. m]),
            };
            rows.AddRange(given);
        }

        return rows;
    }

    private List<object?[]> Sort(SortPlan sort)
    {
        (object?[] Key, object?[] Row)[] rows = [.. Run(sort.Input).Select(r => (Row(sort.Keys.Select(k => k.Expression), r), r))];
        return [.. rows.Order(Comparer<(object?[] Key, object?[] Row)>.Create((a, b) => Compare(a.Key, b.Key) is var order && order != 0 ? order : Values.Compare(a.Row, b.Row))).Select(r => r.Row)];

        int Compare(object?[] a, object?[] b)
        {
            for (int i = 0; i < a.Length; i++)
            {
                int order = Values.Compare(a[i], b[i]);
                bool anyNull = a[i] is null || b[i] is null;
                if (order != 0)
                {
                    return (anyNull ? sort.Keys[i].NullsFirst : sort.Keys[i].Descending) ? -order : order;
                }
            }

            return 0;
        }
    }

    /// <summary>The rows of each key, in ascending order of the keys.</summary>
    public static IEnumerable<(object?[] Key, List<T> Rows)> Groups<T>(IEnumerable<T> rows, Func<T, object?[]> keyOf)
    {
        var groups = new SortedDictionary<object?[], List<T>>(Comparer<object?[]>.Create(Values.Compare));
        foreach (T row in rows)
        {
            object?[] key = Values.Keys(keyOf(row));
            if (!groups.TryGetValue(key, out List<T>? group))
            {
                groups.Add(key, group = []);
            }

            group.Add(row);
        }

        return groups.Select(g => (g.Key, g.Value));
    }

    /// <summary>Whether the keys of two rows of a join are equal, and none is null.</summary>
    public static bool Match(object?[] left, object?[] right) =>
        !left.Contains(null) && !right.Contains(null) && Values.Compare(Values.Keys(left), Values.Keys(right)) == 0;

    /// <summary>Keys that are the same have the same hash.</summary>
    private static int HashOf(object?[] key) =>
        key.Aggregate(0, (hash, value) => HashCode.Combine(hash, value is byte[] bytes ? bytes.Length : value?.GetHashCode() ?? 0));

    private static object?[] Row(IEnumerable<Expression> expressions, object?[] row) => [.. expressions.Select(e => Scalar.Evaluate(e, row))];
}
