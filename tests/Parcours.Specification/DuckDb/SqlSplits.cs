using Parcours.Plans.Timelines;

namespace Parcours.Specification.DuckDb;

/// <summary>Prints the cutting of intervals as DuckDB's SQL: the first days of the pieces are a list, which is unnested.</summary>
internal static class SqlSplits
{
    private static readonly SqlExpressions _plain = new();

    public static string Of(SplitPlan plan)
    {
        string origin = plan.Origin is null ? "DATE '2000-01-01'" : _plain.Print(plan.Origin);
        string cuts = string.Join(", ", plan.Years.Select(y => plan.Origin is null
            ? FormattableString.Invariant($"make_date({y}, 1, 1)")
            : FormattableString.Invariant($"CAST({origin} + to_years({y}) AS DATE)")));
        string years = string.Join(", ", plan.Years);
        int width = plan.Schema.Length - 3;
        string rows = $"SELECT *, {_plain.Print(plan.Start)} AS s, {_plain.Print(plan.End)} AS e, CAST([{cuts}] AS DATE[]) AS cuts, CAST([{years}] AS INTEGER[]) AS years"
            + $" FROM ({SqlPlans.Print(plan.Input)}) WHERE {origin} IS NOT NULL";
        string pieces = $"SELECT *, unnest(list_prepend(s, list_filter(cuts, lambda c: c > s AND c <= e))) AS first FROM ({rows}) WHERE s <= e";
        return $"SELECT {SqlPlans.Names(plan.Input)}, first AS c{width}, CAST(coalesce(list_min(list_filter(cuts, lambda c: c > first AND c <= e)) - 1, e) AS DATE) AS c{width + 1},"
            + $" years[nullif(len(list_filter(cuts, lambda c: c <= first)), 0)] AS c{width + 2}, row_number() OVER (ORDER BY o, first) AS o FROM ({pieces})";
    }
}
