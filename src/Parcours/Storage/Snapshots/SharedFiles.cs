namespace Parcours.Storage;

/// <summary>The files that are open, shared by all snapshots of an open dataset: a file is mapped and checked once.</summary>
internal sealed class SharedFiles(IObjectStore objects) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SegmentFile> _segments = [];
    private readonly Dictionary<(int Number, int Files), CodeDictionary> _dictionaries = [];
    private bool _isDisposed;

    /// <summary>A segment, opened when it is first asked for.</summary>
    public SegmentFile Segment(SegmentRecord record)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_segments.TryGetValue(record.File, out SegmentFile? segment))
            {
                segment = SegmentFile.Open(objects, record);
                _segments.Add(record.File, segment);
            }

            return segment;
        }
    }

    /// <summary>A dictionary; files are only ever added to one, so their number says which state it is.</summary>
    public CodeDictionary Dictionary(DictionaryRecord record)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_dictionaries.TryGetValue((record.Number, record.Files.Length), out CodeDictionary? dictionary))
            {
                dictionary = new(objects, record);
                _dictionaries.Add((record.Number, record.Files.Length), dictionary);
            }

            return dictionary;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (SegmentFile segment in _segments.Values)
            {
                segment.Dispose();
            }

            foreach (CodeDictionary dictionary in _dictionaries.Values)
            {
                dictionary.Dispose();
            }
        }
    }
}
