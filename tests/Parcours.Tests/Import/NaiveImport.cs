using Parcours.Storage;

namespace Parcours.Tests.Import;

/// <summary>What an import must store, worked out the plain way: everything in memory, sorted by comparing cells.</summary>
internal sealed class NaiveImport(int buckets)
{
    private readonly List<object>[] _patients = [.. Enumerable.Range(0, buckets).Select(_ => new List<object>())];
    private readonly Dictionary<string, List<string>[]> _lines = [];

    /// <summary>One delivery: rows by table.</summary>
    public void Import(params IReadOnlyList<NaiveTable> tables)
    {
        NaiveTable[] named = [.. tables.Where(table => table.Patient >= 0)];
        foreach (object key in named.SelectMany(table => table.Rows.Select(row => row[table.Patient])).OfType<object>().Distinct().Order(Comparer<object>.Create(Cells.Compare)))
        {
            List<object> known = _patients[BucketOf(key)];
            if (!known.Contains(key))
            {
                known.Add(key);
            }
        }

        foreach (NaiveTable table in tables)
        {
            if (!_lines.TryGetValue(table.Name, out List<string>[]? lines))
            {
                _lines.Add(table.Name, lines = [.. Enumerable.Range(0, buckets).Select(_ => new List<string>())]);
            }

            foreach (IGrouping<int, object?[]> bucket in table.Rows.Where(row => table.Patient < 0 || row[table.Patient] is not null).GroupBy(row => table.Patient < 0 ? 0 : BucketOf(row[table.Patient]!)))
            {
                var place = _patients[bucket.Key].Select((key, ordinal) => (key, ordinal)).ToDictionary(pair => pair.key, pair => pair.ordinal);
                IOrderedEnumerable<object?[]> sorted = bucket.OrderBy(row => table.Patient < 0 ? 0 : place[row[table.Patient]!]);
                foreach (int column in table.Order)
                {
                    sorted = sorted.ThenBy(row => row[column], Comparer<object?>.Create(Cells.Compare));
                }

                lines[bucket.Key].AddRange(sorted.Select(row => string.Join('|', row.Select(Cells.Show))));
            }
        }
    }

    /// <summary>The lines of a table as <see cref="StoredRows"/> gives them.</summary>
    public List<string> Lines(string table) => [.. _lines[table].SelectMany(lines => lines)];

    private int BucketOf(object key) => key is string text ? BucketHash.BucketOf(System.Text.Encoding.UTF8.GetBytes(text), buckets) : BucketHash.BucketOf((long)key, buckets);
}
