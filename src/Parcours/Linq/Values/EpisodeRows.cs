namespace Parcours.Linq;

/// <summary>The events of the episodes at the bottom of the plan.</summary>
internal sealed record EpisodeRows() : RowsSource(MayBeEmpty: false);
