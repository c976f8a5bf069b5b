namespace Parcours.Tests.Import;

/// <summary>Rows of a table in stored column order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Patient">The patient column, or -1.</param>
/// <param name="Order">All other columns, in the order in which they sort.</param>
/// <param name="Rows">The rows.</param>
internal sealed record NaiveTable(string Name, int Patient, IReadOnlyList<int> Order, IReadOnlyList<object?[]> Rows);
