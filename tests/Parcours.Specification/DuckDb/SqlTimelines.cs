using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Specification.DuckDb;

/// <summary>
/// Prints the timeline joins as DuckDB's SQL: joins on the patient and a condition on moments, which are whole numbers here. Of left rows, b and t are the first and the
/// last moment of each window; of right rows, s and e are those of what happens.
/// </summary>
internal static class SqlTimelines
{
    private static readonly SqlExpressions _plain = new();

    public static string Within(WithinJoinPlan plan)
    {
        string kind = plan.OrMissing ? "LEFT" : "INNER";
        return $"WITH l AS MATERIALIZED ({Left(plan, [plan.Window])}), r AS MATERIALIZED ({Right(plan)})"
            + $" SELECT {Both(plan)}, row_number() OVER (ORDER BY l.{Patient(plan.Left)}, l.o, r.s, r.o) AS o FROM l {kind} JOIN r ON {InWindow(plan, plan.Window, 0)}";
    }

    public static string Group(WithinGroupPlan plan)
    {
        string windows = string.Concat(plan.Windows.Select((w, i) => FormattableString.Invariant(
            $", w{i} AS MATERIALIZED (SELECT r.*, l.o AS lo, l.b{i} AS b, l.t{i} AS t FROM l INNER JOIN r ON {InWindow(plan, w, i)})")));
        string measures = string.Concat(plan.Measures.Select((m, i) => FormattableString.Invariant($", g{i} AS ({Measure(m)})")));
        int width = plan.Left.Schema.Length;
        string given = SqlPlans.Columns(plan.Schema.Length, i => i < width ? FormattableString.Invariant($"l.c{i}")
            : plan.Measures[i - width] is WindowAggregate { Field.Nullable: true } ? FormattableString.Invariant($"g{i - width}.v")
            : FormattableString.Invariant($"coalesce(g{i - width}.v, 0)"));
        string joins = string.Concat(plan.Measures.Select((_, i) => FormattableString.Invariant($" LEFT JOIN g{i} ON g{i}.lo = l.o")));
        return $"WITH l AS MATERIALIZED ({Left(plan, plan.Windows)}), r AS MATERIALIZED ({Right(plan)}){windows}{measures}"
            + $" SELECT {given}, row_number() OVER (ORDER BY l.{Patient(plan.Left)}, l.o) AS o FROM l{joins}";
    }

    public static string AsOf(AsOfPlan plan)
    {
        string side = (plan.Direction, plan.Strict) switch
        {
            (AsOfDirection.Backward, true) => "r.s < l.a",
            (AsOfDirection.Backward, false) => "r.s <= l.a",
            (AsOfDirection.Forward, true) => "r.s > l.a",
            (AsOfDirection.Forward, false) => "r.s >= l.a",
            (_, true) => "r.s <> l.a",
            _ => "true",
        };
        string near = plan.Tolerance is { } most ? $" AND abs(r.s - l.a) <= {SqlMoments.Number(most)}" : "";
        string order = plan.Direction == AsOfDirection.Forward ? "r.s, r.o" : "abs(r.s - l.a), r.s > l.a, CASE WHEN r.s > l.a THEN r.o ELSE -r.o END";
        string left = $"SELECT *, {SqlMoments.Of(plan.Anchor)} AS a{Keys(plan.LeftKeys)} FROM ({SqlPlans.Print(plan.Left)})";
        return $"WITH l AS MATERIALIZED ({left}), r AS MATERIALIZED ({Right(plan)})"
            + $" SELECT {SqlPlans.Names(plan)}, row_number() OVER (ORDER BY {Patient(plan.Left)}, lo) AS o FROM ("
            + $"SELECT {Both(plan)}, l.o AS lo, row_number() OVER (PARTITION BY l.o ORDER BY {order}) AS pick"
            + $" FROM l LEFT JOIN r ON {SameKeys(plan)} AND l.a IS NOT NULL AND {side}{near}) WHERE pick = 1";
    }

    private static string Measure(WindowMeasure measure)
    {
        string window = FormattableString.Invariant($"w{measure.Window}");
        const string order = "OVER (PARTITION BY lo ORDER BY s, o ROWS BETWEEN UNBOUNDED PRECEDING AND";
        return measure switch
        {
            WindowAggregate aggregate => $"SELECT lo, {SqlPlans.Aggregate(aggregate.Aggregate)} AS v FROM {window} GROUP BY lo",
            CoveredDays { CarryOver: false } => "SELECT lo, CAST(sum(d) AS BIGINT) AS v FROM (SELECT lo,"
                + $" greatest(0, least(e, t) - greatest(s, b, coalesce(max(e) {order} 1 PRECEDING) + 1, s)) + 1) AS d FROM {window}) GROUP BY lo",

            // Supplies in order of start: when each ends is the greatest, over all before it and itself, of a start and all lengths from there on.
            _ => "SELECT lo, CAST(sum(greatest(0, least(total + ahead - 1, t) - greatest(total + ahead - d, b) + 1)) AS BIGINT) AS v FROM ("
                + $"SELECT *, max(s - (total - d)) {order} CURRENT ROW) AS ahead FROM ("
                + $"SELECT *, e - s + 1 AS d, sum(e - s + 1) {order} CURRENT ROW) AS total FROM {window})) GROUP BY lo",
        };
    }

    private static string Left(TimelineJoinPlan plan, IReadOnlyList<TimeWindow> windows)
    {
        string bounds = string.Concat(windows.Select((w, i) => FormattableString.Invariant(
            $", {SqlMoments.From(w.From, plan.Time.Start.Type)} AS b{i}, {SqlMoments.To(w.To, plan.Time.Start.Type)} AS t{i}")));
        return $"SELECT *{bounds}{Keys(plan.LeftKeys)} FROM ({SqlPlans.Print(plan.Left)})";
    }

    private static string Right(TimelineJoinPlan plan)
    {
        EventTime time = plan.Time;
        string start = SqlMoments.Of(time.Start);
        string end = time.End is null ? start
            : time.OpenEnds ? $"coalesce({SqlMoments.Of(time.End)}, {SqlMoments.Number(Reference.Calendar.Last(time.Start.Type))})"
            : SqlMoments.Of(time.End);
        return $"SELECT * FROM (SELECT *, {start} AS s, {end} AS e{Keys(plan.RightKeys)} FROM ({SqlPlans.Print(plan.Right)})) WHERE s <= e";
    }

    private static string Keys(IEnumerable<Expressions.Expression> keys) =>
        string.Concat(keys.Select((k, i) => FormattableString.Invariant($", {_plain.Print(k)} AS k{i}")));

    private static string SameKeys(TimelineJoinPlan plan) => string.Join(
        " AND ", [$"l.{Patient(plan.Left)} = r.{Patient(plan.Right)}", .. plan.LeftKeys.Select((_, i) => FormattableString.Invariant($"l.k{i} = r.k{i}"))]);

    private static string InWindow(TimelineJoinPlan plan, TimeWindow window, int place)
    {
        long least = plan.Time.End is null ? 1 : Math.Max(1, window.LeastOverlap);
        return FormattableString.Invariant(
            $"{SameKeys(plan)} AND l.b{place} <= l.t{place} AND least(r.e, l.t{place}) - greatest(r.s, l.b{place}) + 1 >= {SqlMoments.Number(least)}");
    }

    private static string Patient(LogicalPlan plan) => FormattableString.Invariant($"c{plan.Patient}");

    private static string Both(TimelineJoinPlan plan)
    {
        int width = plan.Left.Schema.Length;
        return SqlPlans.Columns(plan.Schema.Length, i => i < width ? FormattableString.Invariant($"l.c{i}") : FormattableString.Invariant($"r.c{i - width}"));
    }
}
