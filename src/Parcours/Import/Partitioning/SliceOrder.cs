namespace Parcours.Import;

/// <summary>The rows of a slice in the order of their buckets; rows without one are left out.</summary>
internal sealed unsafe class SliceOrder(int buckets, ImportBudget budget) : IDisposable
{
    private readonly NativeBuffer _order = new(budget);
    private readonly NativeBuffer _starts = new(budget);
    private readonly NativeBuffer _runs = new(budget);

    /// <summary>Row numbers, run after run.</summary>
    public int* Order => (int*)_order.Data;

    /// <summary>One run a bucket that has rows in the slice.</summary>
    public BucketRun* Runs => (BucketRun*)_runs.Data;

    /// <summary>How many runs there are.</summary>
    public int RunCount { get; private set; }

    /// <summary>The rows of the longest run.</summary>
    public int LongestRun { get; private set; }

    /// <summary>Orders <paramref name="count"/> rows, given each one's bucket, or -1.</summary>
    public void Sort(int* bucketOf, int count)
    {
        int* order = _order.Ensure<int>(count);
        int* starts = _starts.Ensure<int>(buckets);
        BucketRun* runs = _runs.Ensure<BucketRun>(Math.Min(buckets, count));
        new Span<int>(starts, buckets).Clear();
        for (int i = 0; i < count; i++)
        {
            if (bucketOf[i] >= 0)
            {
                starts[bucketOf[i]]++;
            }
        }

        int total = 0;
        RunCount = 0;
        LongestRun = 0;
        for (int b = 0; b < buckets; b++)
        {
            int rows = starts[b];
            starts[b] = total;
            if (rows > 0)
            {
                runs[RunCount++] = new BucketRun(b, total, rows);
                LongestRun = Math.Max(LongestRun, rows);
                total += rows;
            }
        }

        for (int i = 0; i < count; i++)
        {
            if (bucketOf[i] >= 0)
            {
                order[starts[bucketOf[i]]++] = i;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _order.Dispose();
        _starts.Dispose();
        _runs.Dispose();
    }
}
