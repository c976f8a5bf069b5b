namespace Parcours.Operators;

/// <summary>A column to sort by.</summary>
internal readonly record struct SortColumn(int Column, bool Descending, bool NullsFirst);
