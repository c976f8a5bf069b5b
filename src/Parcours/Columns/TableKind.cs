namespace Parcours;

/// <summary>What a row of a table is.</summary>
public enum TableKind : byte
{
    /// <summary>One row a patient.</summary>
    Patients = 1,

    /// <summary>Something that happened to a patient at a time.</summary>
    Events = 2,

    /// <summary>Something that lasted for a patient, from a start to an end; the end may be open.</summary>
    Intervals = 3,

    /// <summary>No patient: nomenclatures, practitioners, establishments.</summary>
    Reference = 4,
}
