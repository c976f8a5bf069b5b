namespace Parcours.Linq;

/// <summary>Where the rows of a group come from.</summary>
/// <param name="MayBeEmpty">Whether a group may have no rows.</param>
internal abstract record RowsSource(bool MayBeEmpty);
