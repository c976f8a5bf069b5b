namespace Parcours.Specification.Reference;

/// <summary>A right row of a timeline join, from its first to its last moment, both included.</summary>
internal sealed record Happening(object?[] Row, object?[] Keys, long Start, long End);
