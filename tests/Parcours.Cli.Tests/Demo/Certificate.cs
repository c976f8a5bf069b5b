namespace Parcours.Cli.Tests.Demo;

/// <summary>A certificate of death.</summary>
[Table("KI_CCI_R")]
internal sealed record Certificate([property: Patient] string Patient, [property: Time] DateOnly? Day);
