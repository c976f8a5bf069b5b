namespace Parcours.Plans;

/// <summary>A column of what a plan node gives.</summary>
/// <param name="Name">Its name; names need not be unique, places are.</param>
/// <param name="Type">Its type; codes are text here.</param>
/// <param name="Nullable">Whether it may be null.</param>
/// <param name="IsPatient">Whether it is the patient of the rows, so that order and position can be used.</param>
internal sealed record Field(string Name, ColumnType Type, bool Nullable, bool IsPatient = false);
