namespace Parcours.Snds.Linkage;

/// <summary>A file of a delivery.</summary>
/// <param name="Match">What its name says.</param>
/// <param name="Open">Opens it, with some columns or, given null, with all.</param>
internal sealed record DeliveryFile(SndsFile Match, Func<IReadOnlyCollection<string>?, TableSource> Open)
{
    /// <summary>The file with all its columns.</summary>
    public TableSource Source { get; } = Open(null);

    /// <summary>The columns, without regard to case.</summary>
    public bool Has(string column) => Source.Schema.FieldsList.Any(field => field.Name.Equals(column, StringComparison.OrdinalIgnoreCase));
}
