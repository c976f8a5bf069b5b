using System.Collections.Immutable;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>The dataset as one commit left it; never changes. Shared by all who read it.</summary>
internal sealed class Snapshot : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SharedFiles _files;
    private readonly Dictionary<string, TableSchema> _tables;
    private readonly Dictionary<string, long> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DictionaryRecord> _dictionaries;
    private readonly BucketReader?[] _buckets;
    private readonly ImmutableArray<SegmentRecord>[] _segments;
    private readonly Dictionary<string, SectionReader[]> _reference = new(StringComparer.OrdinalIgnoreCase);

    internal Snapshot(SharedFiles files, DatasetDocument dataset, SnapshotDocument document)
    {
        (_files, Document) = (files, document);
        PatientType = new(document.PatientKey ?? dataset.PatientKey);
        BucketCount = document.BucketCount ?? dataset.BucketCount;
        _buckets = new BucketReader?[BucketCount];
        _segments = SnapshotCheck.ByBucket(document, BucketCount);
        _tables = document.Tables.ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);
        _dictionaries = document.Dictionaries.ToDictionary(d => d.Name, StringComparer.OrdinalIgnoreCase);
        foreach (TableSchema table in document.Tables)
        {
            _rows[table.Name] = 0;
        }

        foreach (SectionRecord section in document.Segments.SelectMany(s => s.Sections))
        {
            _rows[section.Table] += section.RowCount;
        }
    }

    /// <summary>Its number.</summary>
    public long Id => Document.Id;

    /// <summary>Its name, if it was given one.</summary>
    public string? Name => Document.Name;

    public DateTimeOffset CommittedAt => Document.CommittedAt;

    /// <summary>The tables, in the order in which they were declared.</summary>
    public ImmutableArray<TableSchema> Tables => Document.Tables;

    /// <summary>The type of patient keys: int64 or text.</summary>
    public ColumnType PatientType { get; }

    public int BucketCount { get; }

    internal SnapshotDocument Document { get; }

    /// <summary>Whether there is no patient yet, so that the kind of their keys and the number of buckets may still be chosen.</summary>
    public bool IsWithoutPatients => Document.Segments.All(s => s.Bucket < 0);

    /// <summary>A table by name, without regard to case; null when there is none.</summary>
    public TableSchema? FindTable(string name) => _tables.GetValueOrDefault(name);

    /// <summary>The rows of a table in all buckets.</summary>
    public long RowCount(string table) => _rows.TryGetValue(table, out long rows) ? rows : throw UnknownTable(table);

    /// <summary>A bucket; its segments are opened when it is first asked for.</summary>
    public BucketReader Bucket(int index)
    {
        lock (_lock)
        {
            return _buckets[index] ??= OpenBucket(index);
        }
    }

    /// <summary>The rows of a reference table, the oldest segment first.</summary>
    public IReadOnlyList<SectionReader> Reference(string table)
    {
        TableSchema schema = FindTable(table) ?? throw UnknownTable(table);
        lock (_lock)
        {
            if (!_reference.TryGetValue(schema.Name, out SectionReader[]? sections))
            {
                sections = [.. Segments(-1)
                    .Where(s => s.Sections.Any(n => string.Equals(n.Table, schema.Name, StringComparison.OrdinalIgnoreCase)))
                    .Select(_files.Segment)
                    .Where(s => s.Sections.ContainsKey(schema.Name))
                    .Select(s => new SectionReader(s.Sections[schema.Name], schema))];
                _reference.Add(schema.Name, sections);
            }

            return sections;
        }
    }

    /// <summary>A dictionary by name; read when it is first asked for.</summary>
    public CodeDictionary Dictionary(string name) =>
        _dictionaries.TryGetValue(name, out DictionaryRecord? record)
            ? _files.Dictionary(record)
            : throw new ArgumentException($"There is no dictionary '{name}'.", nameof(name));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (BucketReader? bucket in _buckets)
        {
            bucket?.Dispose();
        }
    }

    /// <summary>A bucket for one user, who disposes it.</summary>
    internal BucketReader OpenBucket(int index) => new(this, index, [.. _segments[index].Select(record => (record, _files.Segment(record)))]);

    /// <summary>What is written of the segments of a bucket, the oldest first; -1 for those of reference tables.</summary>
    internal ImmutableArray<SegmentRecord> Segments(int bucket) => _segments[bucket < 0 ? BucketCount : bucket];

    internal DictionaryRecord? FindDictionary(string name) => _dictionaries.GetValueOrDefault(name);

    internal ParcoursException UnknownTable(string table) => Errors.UnknownTable(table, Tables.Select(t => t.Name));
}
