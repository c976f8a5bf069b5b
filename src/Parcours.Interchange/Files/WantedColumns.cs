using Apache.Arrow;

namespace Parcours.Interchange.Files;

/// <summary>The columns that a caller wants of a file, by name whatever the case.</summary>
internal sealed class WantedColumns(IReadOnlyCollection<string>? names)
{
    private readonly HashSet<string>? _names = names is null ? null : new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a column is to be read.</summary>
    public bool Includes(string name) => _names is null || _names.Contains(name);

    /// <summary>The places of the fields to be read, in the order of the file.</summary>
    public int[] PlacesIn(Schema schema) =>
        [.. Enumerable.Range(0, schema.FieldsList.Count).Where(i => Includes(schema.GetFieldByIndex(i).Name))];
}
