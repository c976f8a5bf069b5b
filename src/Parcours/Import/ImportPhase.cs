namespace Parcours;

/// <summary>What an import is busy with.</summary>
public enum ImportPhase
{
    /// <summary>Reading the sources and sharing their rows out among the buckets.</summary>
    Reading,

    /// <summary>Sorting and encoding the buckets.</summary>
    Building,

    /// <summary>Making the new snapshot visible.</summary>
    Committing,
}
