namespace Parcours.Results;

/// <summary>A value that is one column.</summary>
/// <param name="Type">The caller's type: a number, text, a date, an enum, or a nullable one.</param>
/// <param name="Column">The place of the column.</param>
/// <param name="Name">What the value is called in messages.</param>
internal sealed record ScalarShape(Type Type, int Column, string Name) : RowShape(Type);
