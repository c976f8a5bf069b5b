namespace Parcours.Interchange.Types;

/// <summary>A column of a source, as errors name it.</summary>
internal readonly record struct ColumnName(string Source, string Column);
