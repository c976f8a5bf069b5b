namespace Parcours.Cli.Declarations;

/// <summary>How the CSV files of a declared table are read; what is not said is found.</summary>
internal sealed record CsvDeclaration
{
    /// <summary>One character, or <c>tab</c>.</summary>
    public string? Separator { get; init; }

    /// <summary>Such as <c>windows-1252</c>.</summary>
    public string? Encoding { get; init; }

    public bool? Header { get; init; }

    /// <summary>Forms of dates, by name or by pattern.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];
}
