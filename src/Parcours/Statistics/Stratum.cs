namespace Parcours;

/// <summary>A group, such as an age band, of a population that is to be compared with others.</summary>
/// <param name="Events">The events in it.</param>
/// <param name="PersonTime">The time of its persons, or their number; above 0.</param>
/// <param name="Standard">The size of the same group in the standard population.</param>
public readonly record struct Stratum(long Events, double PersonTime, double Standard);
