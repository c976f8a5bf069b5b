using System.Collections.Immutable;

namespace Parcours.Storage;

/// <summary>The columns that order the rows of one patient: time, tie key, then all others in stored order.</summary>
internal static class StoredOrder
{
    public static ImmutableArray<int> Of(TableSchema table)
    {
        var order = new List<int>();
        if (table.Time is not null)
        {
            order.Add(table.IndexOf(table.Time));
        }

        order.AddRange(table.TieKey.Select(table.IndexOf));
        order.AddRange(Enumerable.Range(0, table.Columns.Length));
        return [.. order.Distinct().Where(c => c != table.PatientIndex)];
    }
}
