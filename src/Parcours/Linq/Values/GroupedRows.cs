namespace Parcours.Linq;

/// <summary>The rows of the aggregate at the bottom of the plan, by its keys; without keys, all rows.</summary>
/// <param name="MayBeEmpty">True without keys: there is a group even of no rows.</param>
internal sealed record GroupedRows(bool MayBeEmpty) : RowsSource(MayBeEmpty);
