using Parcours.Plans.Timelines;

namespace Parcours.Operators.Timelines;

/// <summary>A function of a row's place, as it is computed.</summary>
/// <param name="Function">The function.</param>
/// <param name="Argument">The column of its argument, -1 without any.</param>
/// <param name="Offset">How many places away, for lag and lead.</param>
internal sealed record PatientColumn(PatientFunction Function, int Argument, int Offset);
