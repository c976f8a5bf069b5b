using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>The patients of one bucket: those stored before keep their ordinals, new ones get the next, in the order of their keys.</summary>
internal sealed unsafe class BucketPatients : IDisposable
{
    private readonly ProvisionalDictionary _keys;
    private readonly LaneVector _vector;
    private readonly NativeBuffer _ordinals;
    private readonly Dictionary<TablePlan, NativeBuffer> _kept = [];
    private readonly ImportBudget _budget;
    private readonly bool _isText;

    public BucketPatients(ColumnType keyType, ImportBudget budget)
    {
        _budget = budget;
        _isText = keyType.IsText;
        _keys = _isText ? new TextDictionary("", budget) { Forced = true } : new IntegerDictionary("", budget) { Forced = true };
        _vector = new LaneVector(budget);
        _ordinals = new NativeBuffer(budget);
    }

    /// <summary>How many patients the bucket has, old and new.</summary>
    public int Count { get; private set; }

    /// <summary>Notes the patients of some rows of a table.</summary>
    /// <param name="chunks">The rows.</param>
    /// <param name="table">Their table.</param>
    /// <param name="keep">Whether these are all rows of the table, and the patient found for each is worth its memory.</param>
    public void Add(ChunkSet chunks, TablePlan table, bool keep)
    {
        int* found = null;
        if (keep)
        {
            var kept = new NativeBuffer(_budget);
            _kept.Add(table, kept);
            found = kept.Ensure<int>(chunks.Rows);
        }

        Visit(chunks, table.Patient, found, null);
    }

    /// <summary>Gives every patient an ordinal and tells the segment of the new ones. Returns how many those are.</summary>
    public int Number(Storage.PatientKeys? stored, SegmentWriter segment)
    {
        int known = segment.FirstOrdinal;
        int[] sorted = SortedValues.Of(_keys);
        int* ordinals = _ordinals.Ensure<int>(Math.Max(1, sorted.Length));
        int added = 0;
        foreach (int key in sorted)
        {
            int ordinal = 0;
            bool isKnown = known > 0 && (_isText
                ? stored!.TryFind(((TextDictionary)_keys).Value(key).Span, out ordinal)
                : stored!.TryFind(((IntegerDictionary)_keys).Value(key), out ordinal));
            if (!isKnown)
            {
                ordinal = known + added;
                sorted[added++] = key;
            }

            ordinals[key] = ordinal;
        }

        if (added > 0)
        {
            AddTo(segment, sorted.AsSpan(0, added));
        }

        Count = known + added;
        return added;
    }

    /// <summary>The ordinals of the patients of some rows of a table.</summary>
    public void Ordinals(ChunkSet chunks, TablePlan table, int* to)
    {
        int* ordinals = (int*)_ordinals.Data;
        if (!_kept.Remove(table, out NativeBuffer? kept))
        {
            Visit(chunks, table.Patient, to, ordinals);
            return;
        }

        int* found = (int*)kept.Data;
        for (int i = 0; i < chunks.Rows; i++)
        {
            to[i] = ordinals[found[i]];
        }

        kept.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _vector.Dispose();
        _ordinals.Dispose();
        foreach (NativeBuffer kept in _kept.Values)
        {
            kept.Dispose();
        }
    }

    /// <summary>Looks up the patient of each row, and notes its number or, once they have been given, its ordinal.</summary>
    private void Visit(ChunkSet chunks, int column, int* to, int* ordinals)
    {
        foreach ((nint memory, int rows) in chunks.Chunks)
        {
            ChunkColumn header = ((ChunkColumn*)memory)[column];
            byte* at = (byte*)memory + header.Offset;
            _vector.Begin(rows);
            LanePacking.Unpack(at, header.Width, header.Base, rows, _vector.Lanes);
            if (_isText)
            {
                byte* text = at + ((long)rows * header.Width);
                for (int i = 0; i < rows; i++)
                {
                    int length = (int)_vector.Lanes[i];
                    _vector.Views[i] = new TextView(text, length);
                    text += length;
                }
            }

            _keys.Encode(_vector);
            if (to is not null)
            {
                for (int i = 0; i < rows; i++)
                {
                    int found = (int)_vector.Codes[i];
                    to[i] = ordinals is null ? found : ordinals[found];
                }

                to += rows;
            }
        }
    }

    private void AddTo(SegmentWriter segment, ReadOnlySpan<int> keys)
    {
        if (_isText)
        {
            TextView[] views = new TextView[keys.Length];
            for (int i = 0; i < keys.Length; i++)
            {
                views[i] = ((TextDictionary)_keys).Value(keys[i]);
            }

            fixed (TextView* first = views)
            {
                segment.AddPatients(first, views.Length);
            }
        }
        else
        {
            long[] values = new long[keys.Length];
            for (int i = 0; i < keys.Length; i++)
            {
                values[i] = ((IntegerDictionary)_keys).Value(keys[i]);
            }

            segment.AddPatients(values);
        }
    }
}
