namespace Parcours;

/// <summary>How files are to be read by <see cref="TableFiles"/>.</summary>
public sealed record TableFileOptions
{
    /// <summary>The format of all files; null to tell it from the extension and, where that says nothing, from the first bytes.</summary>
    public TableFormat? Format { get; init; }

    /// <summary>The columns wanted, whatever their case; null for all. A file without one of them gives the others.</summary>
    public IReadOnlyCollection<string>? Columns { get; init; }

    /// <summary>The most rows that a batch holds.</summary>
    internal int BatchRows { get; init; } = 65_536;

    /// <summary>How CSV files are read.</summary>
    public CsvOptions Csv { get; init; } = new();
}
