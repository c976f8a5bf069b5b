namespace Parcours;

/// <summary>How an import goes about its work. None of it changes what is stored, save <see cref="Buckets"/>, <see cref="Replace"/> and <see cref="AllowRepeated"/>.</summary>
public sealed record ImportOptions
{
    /// <summary>How many bytes of memory the import may hold; by default half of what is free. Beyond it, rows wait in the dataset's own folder.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How many threads work; by default one a processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Into how many buckets a new dataset is cut, a power of two up to 65,536; by default chosen from the estimated rows. A dataset that has patients keeps its own: another number is an error.</summary>
    public int? Buckets { get; init; }

    /// <summary>A name for the snapshot, to come back to it later.</summary>
    public string? SnapshotName { get; init; }

    /// <summary>Tables whose stored rows and columns make way for those of this import, in the same snapshot. The rows of all other tables are added to what is stored.</summary>
    public IReadOnlyList<string> Replace { get; init; } = [];

    /// <summary>Tables whose rows are added even where an import would replace them by itself, as one of an SNDS delivery does with referentials.</summary>
    public IReadOnlyList<string> Append { get; init; } = [];

    /// <summary>Whether files that a table was imported from before (same name, length and content) may be imported into it again. Otherwise they are an error, since their rows would be there twice.</summary>
    public bool AllowRepeated { get; init; }

    /// <summary>Told how far the import is, about ten times a second.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <summary>Where to write the lines that were not stored, as CSV; by default <c>rejects/&lt;snapshot&gt;.csv</c> in the dataset. No file is written when there are none.</summary>
    public string? RejectsFile { get; init; }

    /// <summary>How many distinct texts a dictionary takes; less than the rule only in tests.</summary>
    internal int MostTextValues { get; init; } = Import.TextDictionary.MostValues;
}
