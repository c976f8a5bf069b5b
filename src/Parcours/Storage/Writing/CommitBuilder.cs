using System.Collections.Immutable;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>
/// What one commit adds. Nothing is visible before <see cref="Commit"/>; disposed without it, nothing is left. Segments of different
/// buckets may be written by different threads at once.
/// </summary>
internal sealed class CommitBuilder : IDisposable
{
    private readonly Lock _lock = new();
    private readonly DatasetStore _store;
    private readonly WriterClaim _claim;
    private readonly List<TableSchema> _tables;
    private readonly List<SourceRecord> _sources;
    private readonly List<DictionaryAddition> _dictionaries;
    private readonly List<SegmentRecord> _added = [];
    private readonly List<string> _files = [];
    private readonly HashSet<int> _buckets = [];
    private ImmutableArray<SegmentRecord> _kept;
    private int _references;
    private bool _hasReplaced;
    private int _unfinished;
    private State _state;

    internal CommitBuilder(DatasetStore store, WriterClaim claim)
    {
        (_store, _claim) = (store, claim);
        try
        {
            Base = store.At(claim.BaseId);
        }
        catch
        {
            claim.Dispose();
            throw;
        }

        (PatientType, BucketCount) = (Base.PatientType, Base.BucketCount);
        _tables = [.. Base.Tables];
        _sources = [.. Base.Document.Sources ?? []];
        _dictionaries = [.. Base.Document.Dictionaries.Select(d => new DictionaryAddition(d))];
        _kept = Base.Document.Segments;
    }

    private enum State
    {
        Open,
        Unknown,
        Committed,
        Disposed,
    }

    /// <summary>The snapshot that is added to: the newest when the commit was begun.</summary>
    public Snapshot Base { get; }

    /// <summary>The type of patient keys: that of the base, unless the commit chose another.</summary>
    public ColumnType PatientType { get; private set; }

    /// <summary>The number of buckets: that of the base, unless the commit chose another.</summary>
    public int BucketCount { get; private set; }

    /// <summary>Chooses how patients are named and into how many buckets they go; only where the base has no patient.</summary>
    public void Choose(ColumnType patientType, int bucketCount)
    {
        lock (_lock)
        {
            if (!Base.IsWithoutPatients || _buckets.Count > 0 || !DatasetDocument.IsShape(bucketCount, patientType.Kind))
            {
                throw new InvalidOperationException("Keys and buckets are chosen before the first patient.");
            }

            (PatientType, BucketCount) = (patientType, bucketCount);
            for (int i = 0; i < _tables.Count; i++)
            {
                // Tables without a row yet may have been declared with the other type.
                int patient = _tables[i].PatientIndex;
                _tables[i] = patient < 0 ? _tables[i] : _tables[i] with
                {
                    Columns = _tables[i].Columns.SetItem(patient, _tables[i].Columns[patient] with { Type = patientType }),
                };
            }
        }
    }

    /// <summary>The files that the rows of the base came from, without those of tables that are replaced, and those added.</summary>
    public IReadOnlyList<SourceRecord> Sources => _sources;

    /// <summary>Notes a file that rows of this commit come from.</summary>
    public void AddSource(SourceRecord source)
    {
        lock (_lock)
        {
            _sources.Add(source);
        }
    }

    /// <summary>A table as it is declared so far, without regard to case; null when there is none.</summary>
    public TableSchema? FindTable(string name)
    {
        lock (_lock)
        {
            return _tables.Find(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Declares a table, or new columns and wider types of one that is stored; returns the schema to write by.</summary>
    public TableSchema Declare(TableSchema table)
    {
        lock (_lock)
        {
            int index = _tables.FindIndex(t => string.Equals(t.Name, table.Name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                TableEvolution.Check(table);
                _tables.Add(table);
                return table;
            }

            return _tables[index] = TableEvolution.Merge(_tables[index], table);
        }
    }

    /// <summary>Adds texts (UTF-8) that a dictionary does not have; returns the code of the first, the others follow.</summary>
    public int AddDictionaryValues(string dictionary, IReadOnlyList<byte[]> newValuesInOrder)
    {
        lock (_lock)
        {
            return Addition(dictionary, isText: true).Add(newValuesInOrder);
        }
    }

    /// <summary>Adds integers that a dictionary does not have; returns the code of the first, the others follow.</summary>
    public int AddDictionaryValues(string dictionary, IReadOnlyList<long> newValuesInOrder)
    {
        lock (_lock)
        {
            return Addition(dictionary, isText: false).Add(newValuesInOrder);
        }
    }

    /// <summary>Starts what the commit adds to a bucket; one segment a bucket.</summary>
    public SegmentWriter BeginSegment(int bucket)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bucket, BucketCount);
        lock (_lock)
        {
            if (!_buckets.Add(bucket))
            {
                throw new InvalidOperationException("A commit adds one segment a bucket.");
            }

            int first = _kept.IsEmpty || Base.IsWithoutPatients ? 0 : Base.Segments(bucket).Sum(s => s.PatientCount);
            return Begin(new(FormattableString.Invariant($"buckets/{bucket:D4}/{_claim.Sign}.seg"), bucket, first));
        }
    }

    /// <summary>Starts what the commit adds to a reference table.</summary>
    public SegmentWriter BeginReference(string table)
    {
        lock (_lock)
        {
            if (!_tables.Exists(t => string.Equals(t.Name, table, StringComparison.OrdinalIgnoreCase) && t.Kind == TableKind.Reference))
            {
                throw new InvalidOperationException($"'{table}' was not declared as a reference table.");
            }

            return Begin(new(FormattableString.Invariant($"reference/{_claim.Sign}-{_references++}.seg"), -1, 0));
        }
    }

    /// <summary>Makes all of it visible at once and durable, as the snapshot after <see cref="Base"/>.</summary>
    public Snapshot Commit(string? name = null)
    {
        lock (_lock)
        {
            if (_state != State.Open || _unfinished > 0)
            {
                throw new InvalidOperationException("The commit is over, or a segment is neither completed nor disposed.");
            }

            if (name is not null && _store.Snapshots.Any(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                throw Errors.DuplicateSnapshotName(name);
            }

            long id = _claim.BaseId + 1;
            bool hasShape = Base.Document.BucketCount is not null || PatientType != Base.PatientType || BucketCount != Base.BucketCount;
            var document = new SnapshotDocument(
                hasShape || _hasReplaced || Base.Document.FormatVersion > DatasetDocument.FirstVersion ? DatasetDocument.CurrentVersion : DatasetDocument.FirstVersion,
                id,
                name,
                _store.Now,
                [.. _tables],
                [.. _dictionaries.Select(WriteDictionary)],
                [.. _kept.Concat(_added).OrderBy(s => s.Bucket < 0 ? int.MaxValue : s.Bucket).ThenBy(s => s.File, StringComparer.Ordinal)])
            {
                PatientKey = hasShape ? PatientType.Kind : null,
                BucketCount = hasShape ? BucketCount : null,
                Sources = _sources.Count > 0 ? [.. _sources] : null,
            };
            Publish(document);
            _state = State.Committed;
            _claim.TryFinish();
            return _store.Advance(id);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            State before = _state;
            _state = State.Disposed;
            try
            {
                // Where it is not known whether the snapshot is there, the next to open the dataset finds out.
                if (before == State.Open)
                {
                    _files.ForEach(_store.Objects.Delete);
                    _claim.Finish();
                }
            }
            finally
            {
                _claim.Dispose();
            }
        }
    }

    /// <summary>Forgets a table of the base, rows and columns, for what is declared and written under its name instead. Its patients stay.</summary>
    public void Replace(string table)
    {
        lock (_lock)
        {
            _sources.RemoveAll(s => string.Equals(s.Table, table, StringComparison.OrdinalIgnoreCase));
            if (_tables.RemoveAll(t => string.Equals(t.Name, table, StringComparison.OrdinalIgnoreCase)) > 0)
            {
                _hasReplaced = true;
                _kept = [.. _kept
                    .Where(s => s.Bucket >= 0 || !s.Has(table))
                    .Select(s => s.Has(table) ? s with { Sections = s.Sections.RemoveAll(n => string.Equals(n.Table, table, StringComparison.OrdinalIgnoreCase)) } : s)];
            }
        }
    }

    /// <summary>Leaves out all segments of the base, for those that the commit writes instead.</summary>
    internal void ReplaceAll() => _kept = [];

    private void Publish(SnapshotDocument document)
    {
        _state = State.Unknown;
        try
        {
            SealedJson.Write(_store.Objects, SnapshotDocument.FileOf(document.Id), document, StorageJson.Default.SnapshotDocument);
        }
        catch (ObjectExistsException)
        {
            _state = State.Open;
            throw Errors.CommitLost(document.Id);
        }
    }

    private DictionaryRecord WriteDictionary(DictionaryAddition addition)
    {
        if (addition.IsEmpty)
        {
            return addition.Record;
        }

        string file = FormattableString.Invariant($"dictionaries/{addition.Record.Number:D4}/{_claim.Sign}.dic");
        _files.Add(file);
        return addition.Write(_store.Objects, file);
    }

    private DictionaryAddition Addition(string name, bool isText)
    {
        DictionaryAddition? addition = _dictionaries.Find(d => string.Equals(d.Record.Name, name, StringComparison.OrdinalIgnoreCase));
        if (addition is null)
        {
            addition = new(new(name, _dictionaries.Count, isText, []));
            _dictionaries.Add(addition);
        }

        return addition.Record.IsText == isText
            ? addition
            : throw new InvalidOperationException($"Dictionary '{name}' holds values of the other type.");
    }

    private SegmentWriter Begin(SegmentRecord record)
    {
        // Noted before it is there: it may become visible and the call still fail.
        _files.Add(record.File);
        IObjectWriter file = _store.Objects.Create(record.File);
        _unfinished++;
        return new(file, record, PatientType, Completed, Ended);
    }

    private void Completed(SegmentRecord record)
    {
        lock (_lock)
        {
            _added.Add(record);
        }
    }

    private void Ended()
    {
        lock (_lock)
        {
            _unfinished--;
        }
    }
}
