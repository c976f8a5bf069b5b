namespace Parcours.Operators;

/// <summary>A source whose rows come patient by patient, in ascending order of their numbers, and whose morsels are cut between patients.</summary>
internal abstract class PatientSource : Source
{
    /// <summary>The number after that of the last patient that a morsel may hold.</summary>
    public abstract int EndPatient(int morsel);

    /// <summary>At most so many rows do the patients from <paramref name="first"/> to before <paramref name="end"/> have.</summary>
    public abstract long RowsOf(int first, int end);
}
