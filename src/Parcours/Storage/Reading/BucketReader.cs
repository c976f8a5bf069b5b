namespace Parcours.Storage;

/// <summary>A bucket as of a snapshot: its patients, and their rows in every table.</summary>
internal sealed class BucketReader : IDisposable
{
    private readonly Snapshot _snapshot;
    private readonly SegmentFile[] _segments;
    private readonly Dictionary<string, SectionReader[]> _sections = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<PatientKeys> _patients;

    internal BucketReader(Snapshot snapshot, int index, (SegmentRecord Record, SegmentFile File)[] segments)
    {
        (_snapshot, Index, _segments) = (snapshot, index, [.. segments.Select(s => s.File)]);
        PatientCount = _segments.Sum(s => s.PatientCount);
        _patients = new(() => new PatientKeys(_segments, snapshot.PatientType.Kind == ColumnKind.Text));
        foreach (TableSchema table in snapshot.Tables)
        {
            _sections[table.Name] = [.. segments
                .Where(s => s.Record.Has(table.Name) && s.File.Sections.ContainsKey(table.Name))
                .Select(s => new SectionReader(s.File.Sections[table.Name], table))];
        }
    }

    /// <summary>Its number.</summary>
    public int Index { get; }

    /// <summary>Its patients: ordinals 0 to this, excluded.</summary>
    public int PatientCount { get; }

    /// <summary>The keys of its patients; read when first asked for.</summary>
    public PatientKeys Patients => _patients.Value;

    /// <summary>The rows of a table, the oldest segment first.</summary>
    public IReadOnlyList<SectionReader> Sections(string table) =>
        _sections.TryGetValue(table, out SectionReader[]? sections) ? sections : throw _snapshot.UnknownTable(table);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_patients.IsValueCreated)
        {
            _patients.Value.Dispose();
        }
    }
}
