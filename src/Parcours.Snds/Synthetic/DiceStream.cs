namespace Parcours.Snds.Synthetic;

/// <summary>What random numbers are drawn for. Streams do not touch each other: another rate of a trap leaves the lives as they are.</summary>
internal enum DiceStream
{
    Household,
    Identity,
    Name,
    Health,
    Care,
    Hospital,
    Flux,
    Trap,
    Pack,
    LineQuality,
    StayQuality,
    Transfer,
    Death,
}
