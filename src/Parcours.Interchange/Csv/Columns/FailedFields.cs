namespace Parcours.Interchange.Csv.Columns;

/// <summary>The records of a block with a field that its column cannot hold; of each, the first such field.</summary>
internal sealed class FailedFields
{
    private readonly SortedDictionary<int, (int Field, string Reason)> _rows = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => _rows.Count > 0;

    /// <summary>The records, in order.</summary>
    public IEnumerable<(int Row, int Field, string Reason)> All => _rows.Select(r => (r.Key, r.Value.Field, r.Value.Reason));

    /// <summary>The records as a set.</summary>
    public IReadOnlySet<int> Rows => _rows.Keys.ToHashSet();

    /// <summary>Notes a field.</summary>
    public void Add(int row, int field, string reason)
    {
        if (!_rows.TryGetValue(row, out (int Field, string Reason) known) || field < known.Field)
        {
            _rows[row] = (field, reason);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _rows.Clear();
}
