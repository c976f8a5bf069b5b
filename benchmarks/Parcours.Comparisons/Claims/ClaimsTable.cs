namespace Parcours.Comparisons.Claims;

/// <summary>A table of the claims, as it is imported.</summary>
/// <param name="Name">Its name, and that of its Parquet file.</param>
/// <param name="Kind">What a row is.</param>
/// <param name="Time">The column that places a row in time.</param>
/// <param name="End">For intervals, the column of the end.</param>
internal sealed record ClaimsTable(string Name, TableKind Kind, string? Time = null, string? End = null)
{
    public const string Patient = "patient_id";

    public static IReadOnlyList<ClaimsTable> All { get; } =
    [
        new("patient", TableKind.Patients),
        new("dispensing", TableKind.Events, "date"),
        new("stay", TableKind.Intervals, "entry", "exit"),
        new("death", TableKind.Events, "date"),
    ];

    /// <summary>The columns by which a peer orders the rows on loading, as the import does.</summary>
    public string Order => string.Join(", ", new[] { Patient, Time, End }.OfType<string>());
}
