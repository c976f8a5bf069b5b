namespace Parcours.Specification.Reference;

/// <summary>What the engine reports as an error of the data: an overflow, a division by zero, a date beyond the calendar.</summary>
internal sealed class EvaluationException(string message) : Exception(message);
