namespace Parcours;

/// <summary>How an SNDS delivery is linked.</summary>
internal sealed record SndsDeliveryOptions
{
    /// <summary>How many threads read; by default one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// The number of the first line of <c>ER_PRS_F</c>. A delivery that is added to a dataset starts where the one before it ended,
    /// so that <see cref="SndsNames.Line"/> names one line of the dataset.
    /// </summary>
    public long FirstLine { get; init; }

    /// <summary>
    /// How many bytes the index of claims may take; beyond that, claims and their details are parted among files in <see cref="TemporaryFolder"/>
    /// and linked one part after the other. Null for no limit.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Where such files go; by default the folder of the system for temporary files. They do not outlive the process.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Told the name of each table when its turn comes.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Names of persons that the dataset has already, as lanes: they keep their name, and are not listed again.</summary>
    internal IReadOnlySet<UInt128>? KnownPersons { get; init; }
}
