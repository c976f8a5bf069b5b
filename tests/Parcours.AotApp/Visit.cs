namespace Parcours.AotApp;

/// <summary>A row of the made-up events.</summary>
[Table("visit")]
public sealed record Visit([Patient] long Person, [Time] DateOnly Day, string? Code, decimal Paid, Level Level, int Doctor, string? Note);
