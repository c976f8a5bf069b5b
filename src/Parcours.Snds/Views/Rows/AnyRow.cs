namespace Parcours.Snds.Views;

/// <summary>A row of any table with patients.</summary>
internal sealed record AnyRow([property: Column(SndsNames.Patient)] string Patient);
