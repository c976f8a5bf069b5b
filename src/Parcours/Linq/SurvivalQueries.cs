using System.Linq.Expressions;

namespace Parcours;

/// <summary>Survival of the rows of a query, a row a person: the engine counts by time, and the curve is estimated from the counts.</summary>
public static class SurvivalQueries
{
    /// <summary>The survival curve of Kaplan and Meier.</summary>
    /// <typeparam name="T">The type of a row: one person, or one episode, each.</typeparam>
    /// <param name="query">The rows.</param>
    /// <param name="time">How long the row was followed, 0 or more, in whatever unit: days, most often.</param>
    /// <param name="hasEvent">Whether the follow-up ended with the event; otherwise it was censored, after the events of that time.</param>
    /// <param name="interval">The kind of the confidence intervals.</param>
    /// <param name="level">The level of the confidence intervals, between 0 and 1.</param>
    /// <param name="options">How to run the query; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The curve, as <see cref="KaplanMeier.Estimate"/> defines it.</returns>
    public static async Task<SurvivalCurve> SurvivalAsync<T>(
        this Query<T> query,
        Expression<Func<T, int>> time,
        Expression<Func<T, bool>> hasEvent,
        SurvivalInterval interval = SurvivalInterval.LogLog,
        double level = 0.95,
        RunOptions? options = null,
        CancellationToken cancellation = default) =>
        KaplanMeier.Estimate(await TimeCountsAsync(query, time, hasEvent, options, cancellation), interval, level);

    /// <summary>The rows counted by time: what <see cref="KaplanMeier.Estimate"/> and <see cref="LogRankTest.Compare"/> take.</summary>
    /// <typeparam name="T">The type of a row: one person, or one episode, each.</typeparam>
    /// <param name="query">The rows.</param>
    /// <param name="time">How long the row was followed, 0 or more.</param>
    /// <param name="hasEvent">Whether the follow-up ended with the event; otherwise it was censored.</param>
    /// <param name="options">How to run the query; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The counts, in ascending order of time.</returns>
    public static async Task<IReadOnlyList<TimeCounts>> TimeCountsAsync<T>(
        this Query<T> query, Expression<Func<T, int>> time, Expression<Func<T, bool>> hasEvent, RunOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(hasEvent);
        var counts = await query.GroupBy(time)
            .Select(g => new { Time = g.Key, Events = g.Count(hasEvent), All = g.Count() })
            .ToListAsync(options, cancellation);
        return [.. counts.Select(c => new TimeCounts(c.Time, c.Events, c.All - c.Events))];
    }
}
