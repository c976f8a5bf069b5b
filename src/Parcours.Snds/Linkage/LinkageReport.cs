using System.Collections.Immutable;

namespace Parcours;

/// <summary>What the linkage of an SNDS delivery found, before any line was stored.</summary>
public sealed record LinkageReport
{
    /// <summary>Persons.</summary>
    public long Persons { get; init; }

    /// <summary>Pairs of PSA and rank: a person may have several.</summary>
    public long Beneficiaries { get; init; }

    /// <summary>Persons with several pairs of PSA and rank.</summary>
    public long PersonsWithSeveral { get; init; }

    /// <summary>PSA that belong to several persons: families, twins.</summary>
    public long SharedPsa { get; init; }

    /// <summary>Persons of one PSA with the same sex and the same month of birth: twins that hospital data cannot tell apart.</summary>
    public long IndistinctTwins { get; init; }

    /// <summary>Rows of the referential whose PSA and rank an earlier row has.</summary>
    public long DuplicateBeneficiaries { get; init; }

    /// <summary>Persons whose rows disagree on sex or year of birth.</summary>
    public long ConflictingPersons { get; init; }

    /// <summary>What each table that others hang on gave, by name of table.</summary>
    public ImmutableSortedDictionary<string, ParentReport> Parents { get; init; } = ImmutableSortedDictionary<string, ParentReport>.Empty;
}
