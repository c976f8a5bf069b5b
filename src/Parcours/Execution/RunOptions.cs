namespace Parcours;

/// <summary>How a query is run. Nothing here changes the answer.</summary>
public sealed record RunOptions
{
    /// <summary>How many threads work on it; the number of processors when null.</summary>
    public int? Threads { get; init; }

    /// <summary>How many bytes of memory it may hold beyond the mapped files; half of what is free when null.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The most rows in a batch between operators, 1 to 65,536; 2,048 when null.</summary>
    public int? BatchRows { get; init; }

    /// <summary>The level of the kernels; the best of the processor when null.</summary>
    internal Kernels.SimdLevel? Level { get; init; }

    /// <summary>Told of progress, from any thread.</summary>
    public IProgress<QueryProgress>? Progress { get; init; }
}
