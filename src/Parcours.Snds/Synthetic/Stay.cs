namespace Parcours.Snds.Synthetic;

/// <summary>A stay in hospital.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Entry">The first day.</param>
/// <param name="Exit">The last.</param>
/// <param name="Diagnosis">The main diagnosis.</param>
/// <param name="Group">The GHM, six characters.</param>
internal sealed record Stay(Person Person, int Entry, int Exit, string Diagnosis, string Group)
{
    /// <summary>Sessions in one stay: dialysis, chemotherapy.</summary>
    public int Sessions { get; init; }

    /// <summary>Whether the person came from another hospital.</summary>
    public bool TransferredIn { get; init; }

    /// <summary>Whether the person went on to another hospital.</summary>
    public bool TransferredOut { get; init; }

    /// <summary>Whether the person died there.</summary>
    public bool Dead { get; init; }

    /// <summary>Whether the person came through the emergency room.</summary>
    public bool Emergency { get; init; }
}
