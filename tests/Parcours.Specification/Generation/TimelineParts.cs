using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Plans.Timelines;

namespace Parcours.Specification.Generation;

/// <summary>What is special about a timeline node, in words: the options that random plans must all reach.</summary>
internal static class TimelineParts
{
    private static readonly string[] _sides = ["scan", "filter", "project", "join", "sort", "concat", "groups", "limit", "distinct", "timeline"];

    /// <summary>All that there is.</summary>
    public static IEnumerable<object> Wanted { get; } =
    [
        .. _sides.Select(s => $"left {s}"),
        .. _sides.Select(s => $"right {s}"),
        .. from kind in new[] { "date", "timestamp" }
           from part in (string[])
           [
               "no bounds", "only from", "only to", "both bounds", "zero offset", "negative offset", "positive offset", "greatest offset", "least offset",
               "null anchor closed", "null anchor open", "at a time", "open ends", "closed ends", "any contact", "least overlap", "one key", "two keys", "no keys",
               "computed time", "computed anchor",
           ]
           select $"{kind} {part}",
        "or missing", "only matches", "several windows", "covered days", "covered days with carry-over", "filtered aggregate in a window",
        .. Enum.GetValues<AggregateFunction>().Select(f => $"{f} in a window"),
        .. Enum.GetValues<AggregateFunction>().Select(f => $"{f} in an episode"),
        .. from direction in Enum.GetValues<AsOfDirection>() from strict in new[] { true, false } select $"{direction} {strict}",
        "tolerance", "tolerance 0", "no tolerance",
        .. Enum.GetValues<PatientFunction>().Select(f => $"{f}"),
        "far offset", "near offset", "keys in order", "no keys in order",
        "cut at years", "cut at anniversaries", "no cuts",
        "carry-over", "no carry-over", "episode keys", "no episode keys", "grace 0", "grace", "endless grace",
        .. Enum.GetValues<ColumnKind>().Where(k => k != ColumnKind.Code).Select(k => $"key {k}"),
    ];

    /// <summary>What a node has of it.</summary>
    public static IEnumerable<object> Of(LogicalPlan node) => node switch
    {
        TimelineJoinPlan join => [.. Join(join), .. Own(join), $"left {Side(join.Left)}", $"right {Side(join.Right)}"],
        PatientWindowPlan window =>
        [
            .. window.Functions.Select(f => $"{f.Function}"),
            .. window.Functions.Where(f => f.Argument is not null).Select(f => f.Offset > 2 ? "far offset" : "near offset"),
            window.Keys.IsEmpty ? "no keys in order" : "keys in order",
            .. window.Keys.Select(k => $"key {k.Type.Kind}"),
            $"left {Side(window.Input)}",
        ],
        SplitPlan split => [split.Years.IsEmpty ? "no cuts" : split.Origin is null ? "cut at years" : "cut at anniversaries", $"left {Side(split.Input)}"],
        EpisodesPlan episodes =>
        [
            episodes.CarryOver ? "carry-over" : "no carry-over",
            episodes.Keys.IsEmpty ? "no episode keys" : "episode keys",
            episodes.Grace == 0 ? "grace 0" : episodes.Grace == long.MaxValue ? "endless grace" : "grace",
            .. episodes.Keys.Select(k => $"key {k.Expression.Type.Kind}"),
            .. episodes.Aggregates.Select(a => $"{a.Aggregate.Function} in an episode"),
            $"left {Side(episodes.Input)}",
        ],
        _ => [],
    };

    private static IEnumerable<string> Join(TimelineJoinPlan join)
    {
        string kind = join.Time.Start.Type.ToString();
        yield return join.Time.End is null ? $"{kind} at a time" : join.Time.OpenEnds ? $"{kind} open ends" : $"{kind} closed ends";
        yield return $"{kind} {join.LeftKeys.Length switch { 0 => "no keys", 1 => "one key", _ => "two keys" }}";
        if (join.Time.Start is CallExpression)
        {
            yield return $"{kind} computed time";
        }

        foreach (Expression key in join.LeftKeys)
        {
            yield return $"key {key.Type.Kind}";
        }

        IEnumerable<TimeWindow> windows = join is WithinJoinPlan one ? [one.Window] : join is WithinGroupPlan group ? group.Windows : [];
        foreach (string part in windows.SelectMany(Window))
        {
            yield return $"{kind} {part}";
        }
    }

    private static IEnumerable<string> Window(TimeWindow window)
    {
        yield return (window.From.Anchor, window.To.Anchor) switch { (null, null) => "no bounds", (_, null) => "only from", (null, _) => "only to", _ => "both bounds" };
        yield return window.LeastOverlap > 1 ? "least overlap" : "any contact";
        foreach (WindowBound bound in new[] { window.From, window.To }.Where(b => b.Anchor is not null))
        {
            yield return bound.OpenIfNull ? "null anchor open" : "null anchor closed";
            yield return bound.Offset switch
            {
                0 => "zero offset",
                long.MinValue => "least offset",
                long.MaxValue => "greatest offset",
                < 0 => "negative offset",
                _ => "positive offset",
            };
            if (bound.Anchor is CallExpression)
            {
                yield return "computed anchor";
            }
        }
    }

    private static IEnumerable<string> Own(TimelineJoinPlan join) => join switch
    {
        WithinJoinPlan within => [within.OrMissing ? "or missing" : "only matches"],
        WithinGroupPlan group =>
        [
            .. group.Windows.Length > 1 ? ["several windows"] : Array.Empty<string>(),
            .. group.Measures.OfType<CoveredDays>().Select(c => c.CarryOver ? "covered days with carry-over" : "covered days"),
            .. group.Measures.OfType<WindowAggregate>().Select(a => $"{a.Aggregate.Function} in a window"),
            .. group.Measures.OfType<WindowAggregate>().Where(a => a.Aggregate.Filter is not null).Select(_ => "filtered aggregate in a window"),
        ],
        AsOfPlan asOf => [$"{asOf.Direction} {asOf.Strict}", asOf.Tolerance switch { null => "no tolerance", 0 => "tolerance 0", _ => "tolerance" }],
        _ => [],
    };

    private static string Side(LogicalPlan plan) => plan switch
    {
        ScanPlan => "scan",
        FilterPlan => "filter",
        ProjectPlan => "project",
        JoinPlan => "join",
        SortPlan => "sort",
        ConcatPlan => "concat",
        AggregatePlan => "groups",
        LimitPlan => "limit",
        DistinctPlan => "distinct",
        _ => "timeline",
    };
}
