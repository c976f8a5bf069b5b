using System.Collections.Immutable;
using Parcours.Snds.Diagnostics;
using Parcours.Snds.Quality;

namespace Parcours;

/// <summary>Rules of quality in an order. Immutable: what adds or leaves out a rule gives new rules.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class SndsRules<T>
{
    internal SndsRules(params ImmutableArray<SndsRule<T>> all) => All = all;

    /// <summary>The rules, in the order in which they are counted. The rows that are left do not depend on it.</summary>
    public ImmutableArray<SndsRule<T>> All { get; }

    /// <summary>These rules without some.</summary>
    /// <param name="ids">Their identifiers.</param>
    /// <returns>The other rules.</returns>
    /// <exception cref="ParcoursException">PRC0509: there is no such rule.</exception>
    public SndsRules<T> Without(params ReadOnlySpan<string> ids)
    {
        ImmutableArray<SndsRule<T>> left = All;
        foreach (string id in ids)
        {
            SndsRule<T> rule = left.FirstOrDefault(r => r.Id == id) ?? throw SndsErrors.UnknownRule(id, All.Select(r => r.Id));
            left = left.Remove(rule);
        }

        return new SndsRules<T>(left);
    }

    /// <summary>These rules and one more, in the place of the one of its name where there is one.</summary>
    /// <param name="rule">The rule: one of <see cref="SndsQuality"/>, or one's own.</param>
    /// <returns>All of them.</returns>
    public SndsRules<T> And(SndsRule<T> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        SndsRule<T>? same = All.FirstOrDefault(r => r.Id == rule.Id);
        return new SndsRules<T>(same is null ? All.Add(rule) : All.Replace(same, rule));
    }

    /// <summary>The rows that no rule removes.</summary>
    /// <param name="rows">The rows, as <see cref="SndsData.AllLines"/>.</param>
    /// <returns>Those rows.</returns>
    public EventQuery<T> Keep(EventQuery<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return All.IsEmpty ? rows : rows.Where(RuleLambdas.Kept(All));
    }

    /// <summary>The rows that no rule removes.</summary>
    /// <param name="rows">The rows, as <see cref="SndsData.AllStays"/>.</param>
    /// <returns>Those rows.</returns>
    public IntervalQuery<T> Keep(IntervalQuery<T> rows) => (IntervalQuery<T>)Keep((EventQuery<T>)rows);

    /// <summary>Counts in one pass how many rows each rule removes of those that the rules before it left.</summary>
    /// <param name="name">What the rows are, for the title.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops the count.</param>
    /// <returns>The flow chart.</returns>
    public async Task<Attrition> CountAsync(string name, Query<T> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var counts = (await rows.GroupBy(RuleLambdas.FirstOf(All)).Select(g => new { g.Key, Rows = g.Count() }).ToListAsync(cancellation: cancellation))
            .ToDictionary(g => g.Key, g => g.Rows);
        long all = counts.Values.Sum();
        long left = all;
        var steps = new List<AttritionStep>(All.Length);
        for (int i = 0; i < All.Length; i++)
        {
            long removed = counts.GetValueOrDefault(i + 1);
            left -= removed;
            steps.Add(new AttritionStep(All[i].ToString(), Excludes: true, removed, left));
        }

        return new Attrition(name, all, steps);
    }
}
