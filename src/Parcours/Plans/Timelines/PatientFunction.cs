namespace Parcours.Plans.Timelines;

/// <summary>What may be computed of a row's place among the rows of its patient, in order of time.</summary>
internal enum PatientFunction : byte
{
    /// <summary>The place of the row, from 1 for the first.</summary>
    Number,

    /// <summary>The place of the row from the end, from 1 for the last.</summary>
    NumberFromEnd,

    /// <summary>A value of the row some places before; null where there is none.</summary>
    Lag,

    /// <summary>A value of the row some places after; null where there is none.</summary>
    Lead,
}
