namespace Parcours.Snds.Synthetic;

/// <summary>A billing document in a flux: eight of the nine columns of the key, the ninth being the line within it.</summary>
/// <param name="Person">Whose care it bills.</param>
/// <param name="Day">The day of care.</param>
/// <param name="FluxMonth">The first day of the month in which the flux was made available.</param>
/// <param name="Treated">The day of the treatment, in the month before.</param>
/// <param name="Emitter">The number of the emitter.</param>
/// <param name="Sequence">The sequence of the emitter.</param>
/// <param name="Number">The number of the document.</param>
internal readonly record struct Document(Person Person, int Day, int FluxMonth, int Treated, int Emitter, int Sequence, long Number)
{
    /// <summary>The year of the flux: archives are cut by it.</summary>
    public int Year => Days.Date(FluxMonth).Year;
}
