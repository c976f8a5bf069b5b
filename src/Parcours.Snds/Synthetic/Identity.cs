namespace Parcours.Snds.Synthetic;

/// <summary>One row of the referential of beneficiaries: a person under one opener.</summary>
/// <param name="Psa">The pseudonym of the opener, 17 characters.</param>
/// <param name="Rank">The rank of the person under it.</param>
/// <param name="Certified">The state of the number: <c>00</c> certified, <c>03</c> or <c>04</c> provisional.</param>
/// <param name="From">The first day of its use, days since 1970-01-01.</param>
internal sealed record Identity(byte[] Psa, int Rank, string Certified, int From)
{
    /// <summary>The persons under the same opener, this one among them; shared by all of them.</summary>
    public required List<Person> Family { get; init; }
}
