namespace Parcours;

/// <summary>What happened at one time of a follow-up, as counts of persons.</summary>
/// <param name="Time">The time since the index date, in whatever unit: days, most often.</param>
/// <param name="Events">How many had the event at that time.</param>
/// <param name="Censored">How many left without it at that time; events come first, so they were still at risk of it.</param>
/// <param name="Entered">How many came under observation at that time, later than the others (delayed entry, left truncation); they are at risk after it, not at it.</param>
/// <remarks>
/// All who ever leave were there before or came in meanwhile: so the number at risk at the beginning is the sum of <paramref name="Events"/> and <paramref name="Censored"/>
/// over all times, less the sum of <paramref name="Entered"/>. A table of such counts is in ascending order of times, each once.
/// </remarks>
public readonly record struct TimeCounts(long Time, long Events, long Censored, long Entered = 0);
