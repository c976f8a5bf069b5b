using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>
/// The keys of the patients of a bucket, by ordinal. Each segment adds a run of ascending keys, so a key is found by a binary
/// search in each run.
/// </summary>
internal sealed unsafe class PatientKeys : IDisposable
{
    private readonly NativeBuffer _keys = new();
    private readonly NativeBuffer _bytes = new();
    private readonly int[] _runEnds;

    internal PatientKeys(SegmentFile[] segments, bool isText)
    {
        IsText = isText;
        Count = segments.Sum(s => s.PatientCount);
        _runEnds = new int[segments.Length];
        _keys.Reserve((long)Count * (isText ? sizeof(TextView) : sizeof(long)));
        int done = 0;
        long bytes = 0;
        for (int i = 0; i < segments.Length; i++)
        {
            using var cursor = new ColumnCursor(segments[i], segments[i].Keys, isText ? Lane.Text : Lane.Int64, Simd.Best);
            if (isText)
            {
                bytes = ReadTexts(cursor, segments[i].PatientCount, done, bytes);
            }
            else
            {
                cursor.Read(0, segments[i].PatientCount, (long*)_keys.Pointer + done, null);
            }

            _runEnds[i] = done += segments[i].PatientCount;
        }

        // The bytes moved while they were gathered: until now the views held offsets.
        for (int i = 0; isText && i < Count; i++)
        {
            TextView view = Views[i];
            Views[i] = new(_bytes.Pointer + (long)view.Bytes, view.Length);
        }
    }

    /// <summary>How many patients.</summary>
    public int Count { get; }

    /// <summary>Whether keys are text; otherwise they are 64-bit integers.</summary>
    public bool IsText { get; }

    private TextView* Views => (TextView*)_keys.Pointer;

    /// <summary>The integer key of an ordinal.</summary>
    public long Int64(int ordinal) => ((long*)_keys.Pointer)[ordinal];

    /// <summary>The text key of an ordinal, as UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int ordinal) => Views[ordinal].Span;

    /// <summary>Finds the ordinal of a key.</summary>
    public bool TryFind(long key, out int ordinal)
    {
        int start = 0;
        foreach (int end in _runEnds)
        {
            ordinal = start + new ReadOnlySpan<long>((long*)_keys.Pointer + start, end - start).BinarySearch(key);
            if (ordinal >= start)
            {
                return true;
            }

            start = end;
        }

        ordinal = -1;
        return false;
    }

    /// <inheritdoc cref="TryFind(long, out int)"/>
    public bool TryFind(ReadOnlySpan<byte> key, out int ordinal)
    {
        int start = 0;
        foreach (int end in _runEnds)
        {
            for (int low = start, high = end - 1; low <= high;)
            {
                int middle = (int)(((uint)low + (uint)high) >> 1);
                int order = Text(middle).SequenceCompareTo(key);
                if (order == 0)
                {
                    ordinal = middle;
                    return true;
                }

                (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
            }

            start = end;
        }

        ordinal = -1;
        return false;
    }

    /// <summary>The integer keys of many ordinals.</summary>
    public void Gather(int* ordinals, int count, long* to)
    {
        var keys = (long*)_keys.Pointer;
        for (int i = 0; i < count; i++)
        {
            to[i] = keys[ordinals[i]];
        }
    }

    /// <summary>The text keys of many ordinals; the bytes stay where they are while the snapshot is open.</summary>
    public void Gather(int* ordinals, int count, TextView* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = Views[ordinals[i]];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _bytes.Dispose();
    }

    private long ReadTexts(ColumnCursor cursor, int count, int ordinal, long bytes)
    {
        for (int at = 0; at < count; at += SectionReader.BlockRows)
        {
            int n = Math.Min(SectionReader.BlockRows, count - at);
            cursor.Read(at, n, Views + ordinal + at, null);
            for (int i = ordinal + at; i < ordinal + at + n; i++)
            {
                TextView view = Views[i];
                _bytes.Reserve(bytes + view.Length, Math.Max(bytes, 1));
                view.Span.CopyTo(new(_bytes.Pointer + bytes, view.Length));
                Views[i] = new((byte*)bytes, view.Length);
                bytes += view.Length;
            }
        }

        return bytes;
    }
}
