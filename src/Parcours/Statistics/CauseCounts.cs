using System.Collections.Immutable;

namespace Parcours;

/// <summary>What happened at one time of a follow-up in which an event of one cause rules out those of the others, as counts of persons.</summary>
/// <param name="Time">The time since the index date, in whatever unit: days, most often.</param>
/// <param name="Events">How many had an event at that time, by cause; as many causes at each time.</param>
/// <param name="Censored">How many left without one at that time; events come first.</param>
/// <param name="Entered">How many came under observation at that time (delayed entry); they are at risk after it.</param>
/// <remarks>The number at risk at the beginning follows from the counts, as for <see cref="TimeCounts"/>.</remarks>
public sealed record CauseCounts(long Time, ImmutableArray<long> Events, long Censored, long Entered = 0)
{
    /// <summary>The events of all causes together.</summary>
    internal TimeCounts All => new(Time, Events.Sum(), Censored, Entered);

    /// <inheritdoc/>
    public bool Equals(CauseCounts? other) =>
        other is not null && Time == other.Time && Censored == other.Censored && Entered == other.Entered && Events.AsSpan().SequenceEqual(other.Events.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Time, Censored, Entered, Events.Length, Events.Sum());
}
