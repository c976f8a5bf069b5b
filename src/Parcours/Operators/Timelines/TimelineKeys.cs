using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Timelines;

/// <summary>One worker's keys of a timeline join beside the patient: words of both sides, compared row by row.</summary>
internal sealed unsafe class TimelineKeys(ImmutableArray<JoinKey> keys, MemoryBudget budget) : IDisposable
{
    private const int BatchRows = 2048;

    private readonly NativeBuffer _rightWords = new(budget, "A timeline join");
    private readonly NativeBuffer _rightUsable = new(budget, "A timeline join");
    private ulong* _leftWords;
    private ulong* _leftUsable;
    private int _leftCount;

    /// <summary>Whether there are any.</summary>
    public bool Any => keys.Length > 0;

    /// <summary>Computes the words of the rows that were read.</summary>
    public void ReadRight(RowStore rows, WorkerContext worker)
    {
        if (!Any)
        {
            return;
        }

        _rightWords.Ensure((long)rows.Count * keys.Length * sizeof(ulong));
        _rightUsable.Ensure(rows.Count);
        new Span<byte>(_rightUsable.Start, rows.Count).Fill(1);
        var batch = new Batch(rows.Columns.Length);
        for (int start = 0; start < rows.Count; start += BatchRows)
        {
            (int Chunk, long Used) mark = worker.Arena.Mark();
            batch.Count = Math.Min(BatchRows, rows.Count - start);
            for (int i = 0; i < batch.Columns.Length; i++)
            {
                batch.Columns[i] = rows.Column(i, start);
            }

            ulong* words = worker.Arena.Allocate<ulong>(batch.Count);
            for (int key = 0; key < keys.Length; key++)
            {
                ulong* valid = keys[key].Right(batch, worker, words);
                for (int i = 0; i < batch.Count; i++)
                {
                    ((ulong*)_rightWords.Start)[((long)(start + i) * keys.Length) + key] = words[i];
                    _rightUsable.Start[start + i] &= (byte)(valid is null || Bitmap.Get(valid, i) ? 1 : 0);
                }
            }

            worker.Arena.Release(mark);
        }
    }

    /// <summary>Computes the words of a batch of the left side. After the right rows, whose texts it looks up.</summary>
    public void ReadLeft(Batch batch, WorkerContext worker)
    {
        if (!Any)
        {
            return;
        }

        _leftCount = batch.Count;
        _leftWords = worker.Arena.Allocate<ulong>(batch.Count * keys.Length);
        _leftUsable = null;
        for (int key = 0; key < keys.Length; key++)
        {
            ulong* valid = keys[key].Left(batch, worker, _leftWords + ((long)batch.Count * key));
            _leftUsable = worker.Evaluation.Both(_leftUsable, valid, batch.Count);
        }
    }

    /// <summary>Whether the keys of two rows are equal, and none is null.</summary>
    public bool Same(int left, int right)
    {
        if (keys.Length == 0)
        {
            return true;
        }

        if (_rightUsable.Start[right] == 0 || (_leftUsable is not null && !Bitmap.Get(_leftUsable, left)))
        {
            return false;
        }

        for (int key = 0; key < keys.Length; key++)
        {
            if (_leftWords[((long)_leftCount * key) + left] != ((ulong*)_rightWords.Start)[((long)right * keys.Length) + key])
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        _rightWords.Dispose();
        _rightUsable.Dispose();
    }
}
