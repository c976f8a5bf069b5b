using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>
/// Builds a section that does not fit in memory: sorts it in runs that do, finds the order of all rows by merging the runs,
/// and writes each column by replaying the merge. Runs, the merge and the merged columns are files read from end to end.
/// The order is total, so the section is the same as if it had been sorted at once.
/// </summary>
internal sealed unsafe class RunMerge(TablePlan table, BucketPatients? patients, BuildScratch scratch) : IDisposable
{
    /// <summary>The most runs; each is an open file.</summary>
    public const int MostRuns = 256;

    private readonly List<SortedRun> _runs = [];
    private MappedScratch? _sources;
    private MappedScratch? _merged;

    /// <summary>Builds the section.</summary>
    /// <param name="segment">Where it goes.</param>
    /// <param name="loads">The chunks of each run.</param>
    /// <param name="cancellation">Stops between columns.</param>
    public void Build(SegmentWriter segment, IReadOnlyList<IReadOnlyList<Chunk>> loads, CancellationToken cancellation)
    {
        int patientCount = patients?.Count ?? 0;
        uint* firstRow = patients is null ? null : scratch.FirstRow.Ensure<uint>(patientCount + 1L);
        new Span<uint>(firstRow, patients is null ? 0 : patientCount + 1).Clear();
        int rows = 0;
        foreach (IReadOnlyList<Chunk> load in loads)
        {
            cancellation.ThrowIfCancellationRequested();
            scratch.Chunks.Load(load);
            SectionBuilder.Sort(table, patients, scratch);
            var run = new SortedRun(table, scratch, patients is not null);
            _runs.Add(run);
            rows += run.Rows;
            for (int i = 0; firstRow is not null && i < run.Rows; i++)
            {
                firstRow[run.Ordinals[i] + 1]++;
            }
        }

        for (int p = 0; p < patientCount; p++)
        {
            firstRow[p + 1] += firstRow[p];
        }

        SectionWriter section = segment.BeginSection(table.Schema!, firstRow, patientCount, rows);
        Merge(rows, cancellation);
        int widest = table.Columns.Max(column => ColumnData.WidthOf(column.Outcome!.Schema.Lane));
        _merged = new MappedScratch(scratch.SpillFolder, (long)rows * widest);
        using var validity = new NativeBuffer(scratch.Budget);
        for (int c = 0; c < table.Columns.Length; c++)
        {
            if (c != table.Patient)
            {
                cancellation.ThrowIfCancellationRequested();
                Write(section, c, rows, validity);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runs.ForEach(run => run.Dispose());
        _sources?.Dispose();
        _merged?.Dispose();
    }

    /// <summary>Notes the run of each row of the result.</summary>
    private void Merge(int rows, CancellationToken cancellation)
    {
        _sources = new MappedScratch(scratch.SpillFolder, (long)rows * sizeof(ushort));
        var sources = (ushort*)_sources.Data;
        int[] next = new int[_runs.Count];
        var heads = new PriorityQueue<int, int>(_runs.Count, Comparer<int>.Create((a, b) =>
        {
            int by = _runs[a].Compare(next[a], _runs[b], next[b]);
            return by != 0 ? by : a.CompareTo(b);
        }));
        for (int r = 0; r < _runs.Count; r++)
        {
            heads.Enqueue(r, r);
        }

        for (int i = 0; i < rows; i++)
        {
            if ((i & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            int run = heads.Dequeue();
            sources[i] = (ushort)run;
            if (++next[run] < _runs[run].Rows)
            {
                heads.Enqueue(run, run);
            }
        }
    }

    private void Write(SectionWriter section, int column, int rows, NativeBuffer validity)
    {
        ulong* valid = null;
        if (_runs.Exists(run => run.Column(column).HasNulls))
        {
            valid = validity.Ensure<ulong>(NativeBuffer.Words(rows));
            if (!MergeBits(rows, valid, static (data, row) => !data.IsNull(row), column))
            {
                return;
            }
        }

        Lane lane = table.Columns[column].Outcome!.Schema.Lane;
        byte* to = _merged!.Data;
        if (lane == Lane.Bit)
        {
            MergeBits(rows, (ulong*)to, static (data, row) => data.Int32[row] != 0, column);
        }
        else if (lane == Lane.Int32)
        {
            Replay(rows, column, (at, data, row) => ((int*)to)[at] = data.Int32[row]);
        }
        else if (lane == Lane.Text)
        {
            Replay(rows, column, (at, data, row) => ((TextView*)to)[at] = data.Views[row]);
        }
        else
        {
            Replay(rows, column, (at, data, row) => ((long*)to)[at] = data.Int64[row]);
        }

        section.WriteColumn(column, to, valid);
    }

    private bool MergeBits(int rows, ulong* to, Func<ColumnData, int, bool> isSet, int column)
    {
        bool any = false;
        new Span<ulong>(to, NativeBuffer.Words(rows)).Clear();
        Replay(rows, column, (at, data, row) =>
        {
            if (isSet(data, row))
            {
                to[at >> 6] |= 1UL << (at & 63);
                any = true;
            }
        });
        return any;
    }

    /// <summary>Takes the values of a column in the merged order.</summary>
    private void Replay(int rows, int column, Action<int, ColumnData, int> take)
    {
        var sources = (ushort*)_sources!.Data;
        ColumnData[] columns = [.. _runs.Select(run => run.Column(column))];
        int[] next = new int[columns.Length];
        for (int i = 0; i < rows; i++)
        {
            int run = sources[i];
            take(i, columns[run], next[run]++);
        }
    }
}
