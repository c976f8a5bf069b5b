using System.Runtime.InteropServices;
using Parcours.Columns;

namespace Parcours.Import;

/// <summary>
/// One thread's rows of one table on their way into the buckets: for each bucket some thousands of rows, column by column,
/// which are packed into a chunk when there are enough of them. A slice of rows is added column after column between
/// <see cref="Reserve"/> and <see cref="Advance"/>.
/// </summary>
internal sealed unsafe class Staging : IDisposable
{
    private const long MostTextBytes = 1 << 20;

    private readonly TablePlan _table;
    private readonly int _columns;
    private readonly int _words;
    private readonly ImportBudget _budget;
    private readonly ChunkSink _sink;
    private readonly nint[] _blocks;
    private readonly int[] _counts;
    private readonly StagedText[]?[] _texts;
    private readonly bool[] _coded;
    private readonly ChunkEncoder _encoder;

    public Staging(TablePlan table, int rowsPerBucket, ImportBudget budget, ChunkSink sink)
    {
        _table = table;
        _columns = table.Columns.Length;
        RowsPerBucket = rowsPerBucket;
        _words = NativeBuffer.Words(rowsPerBucket);
        _budget = budget;
        _sink = sink;
        _blocks = new nint[table.Buckets];
        _counts = new int[table.Buckets];
        _texts = new StagedText[]?[table.Buckets];
        _coded = new bool[_columns];
        _encoder = new ChunkEncoder(budget);
    }

    /// <summary>How many rows of a bucket are packed at once, and so the longest run that fits.</summary>
    public int RowsPerBucket { get; }

    private long BlockBytes => (long)_columns * ((RowsPerBucket * sizeof(long)) + (_words * sizeof(ulong)) + 1);

    /// <summary>Makes room for the runs of a slice.</summary>
    public void Reserve(SliceOrder slice)
    {
        for (int r = 0; r < slice.RunCount; r++)
        {
            BucketRun run = slice.Runs[r];
            if (_blocks[run.Bucket] == 0)
            {
                _budget.Take(BlockBytes);
                _blocks[run.Bucket] = (nint)NativeMemory.AlignedAlloc((nuint)BlockBytes, 64);
                new Span<byte>(Flags(run.Bucket), _columns).Clear();
                _texts[run.Bucket] = _table.HasText ? new StagedText[_columns] : null;
            }
            else if (_counts[run.Bucket] + run.Count > RowsPerBucket)
            {
                Seal(run.Bucket);
            }
        }
    }

    /// <summary>Adds the values of one column of the slice.</summary>
    public void Append(int column, LaneVector values, bool coded, SliceOrder slice)
    {
        if (_coded[column] != coded)
        {
            if (!coded)
            {
                Decode(column);
            }

            _coded[column] = coded;
        }

        bool text = _table.Columns[column].IsText && !coded;
        long* lanes = coded ? values.Codes : values.Lanes;
        for (int r = 0; r < slice.RunCount; r++)
        {
            BucketRun run = slice.Runs[r];
            int at = _counts[run.Bucket];
            int* order = slice.Order + run.Start;
            long* to = Lanes(run.Bucket, column) + at;
            if (text)
            {
                AppendText(values.Views, order, run.Count, to, ref _texts[run.Bucket]![column]);
            }
            else
            {
                for (int k = 0; k < run.Count; k++)
                {
                    to[k] = lanes[order[k]];
                }
            }

            if (values.HasNulls || Flags(run.Bucket)[column] != 0)
            {
                AppendValidity(values, order, run, column, at);
            }
        }
    }

    /// <summary>Counts the rows of the slice, all of whose columns were added.</summary>
    public void Advance(SliceOrder slice)
    {
        for (int r = 0; r < slice.RunCount; r++)
        {
            int bucket = slice.Runs[r].Bucket;
            _counts[bucket] += slice.Runs[r].Count;
            if (_texts[bucket] is { } texts && TextBytes(texts) > MostTextBytes)
            {
                // Long texts do not wait for as many rows as short ones.
                Seal(bucket);
            }
        }
    }

    /// <summary>Packs everything that waits.</summary>
    public void SealAll()
    {
        for (int b = 0; b < _counts.Length; b++)
        {
            Seal(b);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int b = 0; b < _blocks.Length; b++)
        {
            for (int c = 0; c < (_texts[b]?.Length ?? 0); c++)
            {
                _texts[b]![c].Free(_budget);
            }

            if (_blocks[b] != 0)
            {
                NativeMemory.AlignedFree((void*)_blocks[b]);
                _budget.Give(BlockBytes);
                _blocks[b] = 0;
            }
        }

        _encoder.Dispose();
    }

    private long* Lanes(int bucket, int column) => (long*)_blocks[bucket] + ((long)column * RowsPerBucket);

    private ulong* Validity(int bucket, int column) => (ulong*)Lanes(bucket, _columns) + ((long)column * _words);

    private byte* Flags(int bucket) => (byte*)Validity(bucket, _columns);

    private static long TextBytes(StagedText[] texts)
    {
        long bytes = 0;
        foreach (StagedText text in texts)
        {
            bytes += text.Used;
        }

        return bytes;
    }

    private void Seal(int bucket)
    {
        int rows = _counts[bucket];
        if (rows == 0)
        {
            return;
        }

        StagedText[]? texts = _texts[bucket];
        _encoder.Begin(_columns);
        for (int c = 0; c < _columns; c++)
        {
            bool text = _table.Columns[c].IsText && !_coded[c];
            ulong* validity = Flags(bucket)[c] != 0 ? Validity(bucket, c) : null;
            _encoder.Add(c, Lanes(bucket, c), rows, validity, _coded[c], text, text ? texts![c] : default);
            if (text)
            {
                texts![c].Used = 0;
            }
        }

        _table.Chunks.Add(bucket, _sink.Keep(_encoder.Data, _encoder.Length, rows));
        new Span<byte>(Flags(bucket), _columns).Clear();
        _counts[bucket] = 0;
    }

    private void AppendText(TextView* views, int* order, int count, long* lengths, ref StagedText to)
    {
        long total = 0;
        for (int k = 0; k < count; k++)
        {
            lengths[k] = views[order[k]].Length;
            total += lengths[k];
        }

        byte* at = to.Reserve(checked((int)total), _budget);
        for (int k = 0; k < count; k++)
        {
            TextView view = views[order[k]];
            view.Span.CopyTo(new Span<byte>(at, view.Length));
            at += view.Length;
        }
    }

    private void AppendValidity(LaneVector values, int* order, BucketRun run, int column, int at)
    {
        ulong* validity = Validity(run.Bucket, column);
        ref byte flag = ref Flags(run.Bucket)[column];
        if (flag == 0)
        {
            flag = 1;
            new Span<ulong>(validity, _words).Fill(ulong.MaxValue);
        }

        for (int k = 0; k < run.Count; k++)
        {
            // A fresh chunk's words are all ones, and ones are only ever cleared.
            int row = at + k;
            if (!values.IsValid(order[k]))
            {
                validity[row >> 6] &= ~(1UL << (row & 63));
            }
        }
    }

    /// <summary>Turns the numbers that wait into the values they stand for: the dictionary has overflowed.</summary>
    private void Decode(int column)
    {
        for (int b = 0; b < _counts.Length; b++)
        {
            int rows = _counts[b];
            long* lanes = rows == 0 ? null : Lanes(b, column);
            bool nulls = rows != 0 && Flags(b)[column] != 0;
            for (int i = 0; i < rows; i++)
            {
                bool valid = !nulls || ((Validity(b, column)[i >> 6] >> (i & 63)) & 1) != 0;
                if (_table.Columns[column].Dictionary is TextDictionary texts)
                {
                    TextView value = valid ? texts.Value((int)lanes[i]) : default;
                    value.Span.CopyTo(new Span<byte>(_texts[b]![column].Reserve(value.Length, _budget), value.Length));
                    lanes[i] = value.Length;
                }
                else if (_table.Columns[column].Dictionary is IntegerDictionary integers)
                {
                    lanes[i] = valid ? integers.Value((int)lanes[i]) : 0;
                }
            }
        }
    }
}
