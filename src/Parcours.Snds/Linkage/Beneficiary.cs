namespace Parcours.Snds.Linkage;

/// <summary>A row of the referential of beneficiaries, as far as telling persons apart needs it.</summary>
/// <param name="Psa">The pseudonym of the opener, as a lane.</param>
/// <param name="Rank">The rank under it, as a lane.</param>
/// <param name="NirAno">The person's own pseudonym, as a lane; zero when it is not known.</param>
/// <param name="IdtAno">The usual identifier, as a lane; zero when it is missing.</param>
/// <param name="Sex">1 or 2, or 0 when it is not known.</param>
/// <param name="BirthYear">The year of birth, or 0 when it is not known.</param>
internal readonly record struct Beneficiary(UInt128 Psa, UInt128 Rank, UInt128 NirAno, UInt128 IdtAno, int Sex, int BirthYear)
{
    /// <summary>The month of birth, or 0.</summary>
    public int BirthMonth { get; init; }

    /// <summary>Days since 1970-01-01 of the death, or <see cref="ArrowValues.NoDay"/>.</summary>
    public int Death { get; init; } = ArrowValues.NoDay;

    /// <summary>Whether the number of the person is certified (<c>BEN_CDI_NIR</c> is 00).</summary>
    public bool Certified { get; init; }
}
