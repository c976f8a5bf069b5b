namespace Parcours.AotApp;

/// <summary>Aggregates of a group.</summary>
public sealed record CodeTotal(CodeYear Key, long N, decimal Paid, long Patients);
