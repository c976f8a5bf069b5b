using Parcours.Diagnostics;
using Parcours.Statistics;

namespace Parcours;

/// <summary>Controls for cases by incidence density sampling (Liddell, McDonald and Thomas, JRSS A 1977; Lubin and Gail, Biometrics 1984).</summary>
/// <remarks>
/// <para>
/// A candidate is at risk for a case when it is another person, is under observation on the case's index day (entry ≤ index ≤ exit) and has not become a case by then (no event, or one after that day): who becomes a case later may be a
/// control before. It must have the same exact key and differ in each value by no more than its caliper.
/// </para>
/// <para>
/// The draw is decided by a hash of (seed, case, candidate): a case takes those of the least hashes. So it depends on nothing but the seed and who is at risk: not on the order in which persons are given, and not on threads;
/// with replacement, another case changes nothing for the others. Without replacement cases choose one after the other in the order of a hash of (seed, case), each all its controls at once.
/// Equal hashes are decided by the ordinal order of the identifiers.
/// </para>
/// </remarks>
public static class RiskSetSampling
{
    /// <summary>Draws controls.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="candidates">The persons who may be controls.</param>
    /// <param name="options">How they are drawn.</param>
    /// <returns>The controls.</returns>
    /// <exception cref="ParcoursException">PRC0043: a person twice among the cases or among the candidates, calipers that are negative or not as many as there are values, or fewer controls than 1.</exception>
    public static MatchResult Match(IReadOnlyCollection<MatchCase> cases, IReadOnlyCollection<MatchCandidate> candidates, MatchOptions options)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(options);
        Check(cases, candidates, options);
        Dictionary<string, CandidateGroup> groups = candidates
            .Where(c => c.Exact is not null)
            .GroupBy(c => c.Exact!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new CandidateGroup(g, options), StringComparer.Ordinal);
        HashSet<string>? used = options.WithReplacement ? null : new HashSet<string>(StringComparer.Ordinal);
        var drawn = new Dictionary<string, List<MatchCandidate>>(StringComparer.Ordinal);
        foreach (MatchCase one in cases.OrderBy(c => DrawKey.Of(options.Seed, c.Id)).ThenBy(c => c.Id, StringComparer.Ordinal))
        {
            List<MatchCandidate> controls = one.Exact is not null && groups.TryGetValue(one.Exact, out CandidateGroup? group) ? group.Draw(one, used) : [];
            used?.UnionWith(controls.Select(c => c.Id));
            drawn.Add(one.Id, controls);
        }

        string[] order = [.. drawn.Keys.Order(StringComparer.Ordinal)];
        return new MatchResult(
            [.. order.SelectMany(c => drawn[c].Select((control, i) => new MatchedControl(c, control.Id, i + 1)))],
            [.. order.Where(c => drawn[c].Count < options.Controls).Select(c => (c, drawn[c].Count))]);
    }

    private static void Check(IReadOnlyCollection<MatchCase> cases, IReadOnlyCollection<MatchCandidate> candidates, MatchOptions options)
    {
        int values = options.Calipers.Length;
        string? wrong = options.Controls < 1 ? "fewer controls than 1 for a case"
            : options.Calipers.Any(c => !(c >= 0)) ? "a caliper that is not 0 or more"
            : cases.Any(c => c.Values.Length != values) || candidates.Any(c => c.Values.Length != values) ? "persons with another number of values than there are calipers"
            : cases.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count() < cases.Count ? "a case twice"
            : candidates.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count() < candidates.Count ? "a candidate twice"
            : null;
        if (wrong is not null)
        {
            throw Errors.BadMatching(wrong);
        }
    }
}
