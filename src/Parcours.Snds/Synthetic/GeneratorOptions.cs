namespace Parcours;

/// <summary>What a synthetic delivery is to be like.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Where the files go; made when it does not exist.</summary>
    public required string Folder { get; init; }

    /// <summary>How many persons.</summary>
    public int Patients { get; init; } = 20_000;

    /// <summary>How many years of care.</summary>
    public int Years { get; init; } = 3;

    /// <summary>The first year of care. Hospitals of Paris, Lyon and Marseille are counted twice up to 2017.</summary>
    public int FirstYear { get; init; } = 2016;

    /// <summary>The same seed gives the same bytes, whatever the threads.</summary>
    public long Seed { get; init; } = 1;

    /// <summary><see cref="TableFormat.Csv"/> as deliveries are (<c>;</c> and 31/12/1999), or <see cref="TableFormat.Parquet"/>.</summary>
    public TableFormat Format { get; init; } = TableFormat.Parquet;

    /// <summary>How many threads work; by default one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>How often each trap is laid.</summary>
    internal TrapRates Traps { get; init; } = new();

    /// <summary>Whether the ground truth keeps the key of each trapped row, beside the counts.</summary>
    internal bool KeepPlanted { get; init; }

    /// <summary>Told how many persons are written.</summary>
    public IProgress<long>? Progress { get; init; }
}
