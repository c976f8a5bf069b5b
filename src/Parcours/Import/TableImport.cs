using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parcours;

/// <summary>A table to import: what it is called, what a row of it is, and where its rows come from.</summary>
/// <param name="Name">The name of the stored table. When the dataset has it already, the rows are added to it.</param>
/// <param name="Kind">What a row is.</param>
/// <param name="Sources">Where the rows come from. Columns are united by name over all of them; where one is missing it reads as null.</param>
public sealed record TableImport(string Name, TableKind Kind, IReadOnlyList<TableSource> Sources)
{
    /// <summary>The column that names the patient; needed for all kinds but reference tables.</summary>
    public string? Patient { get; init; }

    /// <summary>The column that places a row in time: the time of an event, the start of an interval.</summary>
    public string? Time { get; init; }

    /// <summary>For intervals, the column of the end; nulls are open ends.</summary>
    public string? End { get; init; }

    /// <summary>Columns that order the rows of one patient at one time; the other columns follow in stored order.</summary>
    public ImmutableArray<string> TieKey { get; init; } = [];

    /// <summary>Types to store columns in, for columns whose sources give another one. <see cref="ColumnKind.Code"/> asks for a dictionary whatever the number of values.</summary>
    public IReadOnlyDictionary<string, ColumnType> Types { get; init; } = FrozenDictionary<string, ColumnType>.Empty;

    /// <summary>Dates that stand for "unknown" or "open", such as 1600-01-01; they are stored as null, in date and timestamp columns.</summary>
    public IReadOnlyList<DateOnly> NullDates { get; init; } = [];

    /// <summary>Columns that share a dictionary: column to name of the dictionary. A dictionary of its own is named <c>table.column</c>.</summary>
    public IReadOnlyDictionary<string, string> Dictionaries { get; init; } = FrozenDictionary<string, string>.Empty;
}
