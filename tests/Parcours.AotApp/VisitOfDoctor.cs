namespace Parcours.AotApp;

/// <summary>A pair of a left join.</summary>
public sealed record VisitOfDoctor(Level Level, string Name, string? Note);
