using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;
using Parcours.Specification.Reference;

namespace Parcours.Specification.DuckDb;

/// <summary>Prints windows over a patient's rows, and episodes, as DuckDB's SQL: s is the moment of a row, k0, k1, … its keys.</summary>
internal static class SqlSequences
{
    private static readonly SqlExpressions _plain = new();

    public static string Window(PatientWindowPlan plan)
    {
        string run = Run(plan.Input, plan.Keys.Length);
        int width = plan.Input.Schema.Length;
        string functions = SqlPlans.Columns(plan.Functions.Length, i => Function(plan.Functions[i], run), width);
        return $"SELECT {SqlPlans.Names(plan.Input)}, {functions}, row_number() OVER (ORDER BY {Patient(plan.Input)}, s, o) AS o"
            + $" FROM (SELECT *, {SqlMoments.Of(plan.Time)} AS s{Keys(plan.Keys)} FROM ({SqlPlans.Print(plan.Input)})) WHERE s IS NOT NULL";
    }

    private static string Function(NamedPatientFunction function, string run) => function.Function switch
    {
        PatientFunction.Number => $"row_number() OVER ({run} ORDER BY s, o)",
        PatientFunction.NumberFromEnd => $"row_number() OVER ({run} ORDER BY s DESC, o DESC)",
        _ => FormattableString.Invariant($"{(function.Function == PatientFunction.Lag ? "lag" : "lead")}({_plain.Print(function.Argument!)}, {function.Offset}) OVER ({run} ORDER BY s, o)"),
    };

    public static string Episodes(EpisodesPlan plan)
    {
        int keys = plan.Keys.Length;
        string run = Run(plan.Input, keys);
        string events = $"SELECT * FROM (SELECT *, {SqlMoments.Of(plan.Start)} AS s, CAST({_plain.Print(plan.Days)} AS HUGEINT) AS d{Keys(plan.Keys.Select(k => k.Expression))}"
            + $" FROM ({SqlPlans.Print(plan.Input)})) WHERE s IS NOT NULL AND d > 0";

        // n: the day after the last one that is covered up to an event; before: the same without it; added: the days that are covered by it first.
        string order = $"OVER ({run} ORDER BY s, o ROWS BETWEEN UNBOUNDED PRECEDING AND";
        string merged = plan.CarryOver
            ? $"SELECT *, lag(n) OVER ({run} ORDER BY s, o) AS before, d AS added FROM ("
                + $"SELECT *, total + max(s - (total - d)) {order} CURRENT ROW) AS n FROM (SELECT *, sum(d) {order} CURRENT ROW) AS total FROM ({events})))"
            : $"SELECT *, greatest(0, n - greatest(s, coalesce(before, s))) AS added FROM (SELECT *, s + d AS n, max(s + d) {order} 1 PRECEDING) AS before FROM ({events}))";
        string numbered = $"SELECT *, sum(CASE WHEN before IS NULL OR s - before > {SqlMoments.Number(plan.Grace)} THEN 1 ELSE 0 END) {order} CURRENT ROW) AS episode FROM ({merged})";
        string lastDay = SqlMoments.Number(Calendar.Last(plan.Start.Type));
        string given = string.Concat(
            FormattableString.Invariant($"{Patient(plan.Input)} AS c0"),
            string.Concat(Enumerable.Range(0, keys).Select(i => FormattableString.Invariant($", k{i} AS c{i + 1}"))),
            FormattableString.Invariant($", {Date("min(s)")} AS c{keys + 1}, {Date($"least(max(n) - 1, {lastDay})")} AS c{keys + 2}"),
            FormattableString.Invariant($", CAST(sum(added) - greatest(0, max(n) - 1 - {lastDay}) AS BIGINT) AS c{keys + 3}, count(*) AS c{keys + 4}"),
            plan.Aggregates.IsEmpty ? "" : ", " + SqlPlans.Columns(plan.Aggregates.Length, i => SqlPlans.Aggregate(plan.Aggregates[i].Aggregate), keys + 5));
        string groups = string.Join(", ", [Patient(plan.Input), .. Enumerable.Range(0, keys).Select(i => FormattableString.Invariant($"k{i}")), "episode"]);
        return $"SELECT {SqlPlans.Names(plan)}, row_number() OVER (ORDER BY p, first, place) AS o FROM ("
            + $"SELECT {given}, {Patient(plan.Input)} AS p, min(s) AS first, (list(o ORDER BY s, o))[1] AS place FROM ({numbered}) GROUP BY {groups})";
    }

    private static string Date(string moment) => $"DATE '1970-01-01' + CAST({moment} AS INTEGER)";

    private static string Run(LogicalPlan input, int keys) =>
        $"PARTITION BY {string.Join(", ", [Patient(input), .. Enumerable.Range(0, keys).Select(i => FormattableString.Invariant($"k{i}"))])}";

    private static string Keys(IEnumerable<Expression> keys) =>
        string.Concat(keys.Select((k, i) => FormattableString.Invariant($", {SqlExpressions.Key(_plain.Print(k), k.Type)} AS k{i}")));

    private static string Patient(LogicalPlan plan) => FormattableString.Invariant($"c{plan.Patient}");
}
