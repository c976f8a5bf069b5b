namespace Parcours;

/// <summary>A hospitalisation that was left alive, and the next one.</summary>
/// <param name="Patient">The person.</param>
/// <param name="Entry">The first day of the hospitalisation.</param>
/// <param name="Exit">Its last day.</param>
/// <param name="Next">The first day of the next hospitalisation, whenever it is; null when there is none.</param>
/// <param name="Days">How many days lie from the exit to the next entry.</param>
/// <param name="IsReadmission">Whether the next one begins within the days that were asked for.</param>
public sealed record SndsReadmission(string Patient, DateOnly Entry, DateOnly Exit, DateOnly? Next, int? Days, bool IsReadmission);
