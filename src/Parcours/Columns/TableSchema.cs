using System.Collections.Immutable;

namespace Parcours;

/// <summary>A stored table: its name, its kind, its columns and the part that some of them play.</summary>
/// <param name="Name">Its name, compared without regard to case.</param>
/// <param name="Kind">What a row is.</param>
/// <param name="Columns">The columns in stored order, the patient column among them.</param>
public sealed record TableSchema(string Name, TableKind Kind, ImmutableArray<ColumnSchema> Columns)
{
    /// <summary>The column that names the patient; null for a reference table.</summary>
    /// <remarks>It is not stored as a column: the patient index stands for it.</remarks>
    public string? Patient { get; init; }

    /// <summary>The column that places a row in time: the time of an event, the start of an interval.</summary>
    public string? Time { get; init; }

    /// <summary>For intervals, the column of the end; null values are open ends.</summary>
    public string? End { get; init; }

    /// <summary>Columns that order rows of one patient at one time; all the other columns follow, in stored order.</summary>
    public ImmutableArray<string> TieKey { get; init; } = [];

    /// <summary>The place of a column, or -1 when there is none of that name.</summary>
    internal int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            if (string.Equals(Columns[i].Name, column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The place of the patient column, or -1 for a reference table.</summary>
    internal int PatientIndex => Patient is null ? -1 : IndexOf(Patient);
}
