using System.Collections.Immutable;
using Apache.Arrow;
using Parcours.Columns;
using Parcours.Diagnostics;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>
/// Reads one part of a source into the staging of one thread: for each slice of a batch the patients' buckets first, then
/// column after column, so that a slice's values stay in the cache from the source to the bucket.
/// </summary>
internal sealed unsafe class PartReader : IDisposable
{
    /// <summary>The rows of a slice: a column of 64-bit lanes is 128 KiB.</summary>
    public const int SliceRows = 16_384;

    /// <summary>Stands in the place of a bucket for a row that is rejected for one of its values.</summary>
    private const int Failed = -2;

    private readonly SourcePart _part;
    private readonly TablePlan _table;
    private readonly Staging _staging;
    private readonly ReaderScratch _scratch;
    private readonly ImmutableArray<ColumnFeed> _feeds;

    /// <summary>The columns whose values the stored type may not hold, in sources whose lines are then rejected.</summary>
    private readonly int[] _fallible;
    private readonly SortedDictionary<int, int> _failed = [];

    public PartReader(SourcePart part, Staging staging, ReaderScratch scratch)
    {
        _part = part;
        _table = part.Table;
        _staging = staging;
        _scratch = scratch;
        var source = new SourceColumns(_table.Import.Name, part.Source);
        var nullDates = new NullDates(_table.Import.NullDates);
        _feeds = [.. _table.Columns.Select(column => Feed(column, source, nullDates))];
        _fallible = [.. Enumerable.Range(0, _feeds.Length).Where(c => _feeds[c].CanFail)];
    }

    /// <summary>Reads all of the part.</summary>
    public void Run(CancellationToken cancellation)
    {
        foreach (SourceBatch batch in _part.Source.Read(cancellation))
        {
            using (batch)
            {
                long held = BytesOf(batch.Rows);
                _scratch.Budget.Take(held);
                Rejected(batch.Rejected);
                for (int row = 0; row < batch.Rows.Length; row += SliceRows)
                {
                    cancellation.ThrowIfCancellationRequested();
                    try
                    {
                        int rows = Math.Min(SliceRows, batch.Rows.Length - row);
                        FindFailed(batch, row, rows);
                        Slice(batch, row, rows);
                    }
                    finally
                    {
                        // Buffers that are still pinned cannot be disposed of, and that error would hide the first.
                        _scratch.Pins.Release();
                    }
                }

                _table.Count(batch.Rows.Length, 0);
                _scratch.Budget.Give(held);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ColumnFeed feed in _feeds)
        {
            feed.Dispose();
        }
    }

    private ColumnFeed Feed(ColumnPlan column, SourceColumns source, NullDates nullDates)
    {
        LaneCast? cast = null;
        ColumnType? type = null;
        if (source.TryFind(column.Name, out int index, out type)
            && type is { } from
            && !LaneCasts.TryFind(from, column.Type, out cast))
        {
            throw Errors.TypesDiffer(_table.Import.Name, column.Name, column.Type, "the other sources", from, _part.Name);
        }

        // A column of nothing but nulls is read as a missing one.
        bool isText = type is { Lane: Lane.Text } or { Kind: ColumnKind.Code };
        return new ColumnFeed(column, type is null ? -1 : index, isText, cast, _part.Source.RejectsLines, nullDates.Concerns(column.Type) ? nullDates : null, _scratch.Budget);
    }

    private void Slice(SourceBatch batch, int first, int rows)
    {
        SliceOrder slice = _scratch.Order;
        LaneVector values = _scratch.Values;
        int* buckets = _scratch.Buckets.Ensure<int>(rows);
        if (_table.Patient >= 0)
        {
            Fill(_table.Patient, batch, first, rows);
            Share(values, buckets);
        }
        else
        {
            new Span<int>(buckets, rows).Clear();
        }

        foreach (int row in _failed.Keys.Where(row => row >= first && row < first + rows))
        {
            buckets[row - first] = Failed;
        }

        slice.Sort(buckets, rows);
        if (slice.LongestRun > _staging.RowsPerBucket)
        {
            // One bucket gets nearly everything: by halves it fits.
            _scratch.Pins.Release();
            Slice(batch, first, rows / 2);
            Slice(batch, first + (rows / 2), rows - (rows / 2));
            return;
        }

        RejectUnnamed(batch, first, rows, buckets);
        RejectFailed(batch, first, rows);
        _staging.Reserve(slice);
        if (_table.Patient >= 0)
        {
            _staging.Append(_table.Patient, values, false, slice);
        }

        for (int c = 0; c < _feeds.Length; c++)
        {
            if (c != _table.Patient)
            {
                _staging.Append(c, values, Fill(c, batch, first, rows), slice);
            }
        }

        _staging.Advance(slice);
    }

    /// <summary>Looks for the rows to reject before any of their values is taken in; casts are few, so that little is read twice.</summary>
    private void FindFailed(SourceBatch batch, int first, int rows)
    {
        _failed.Clear();
        foreach (int column in _fallible)
        {
            Fill(column, batch, first, rows);
            foreach (int row in _feeds[column].FailedRows)
            {
                _failed.TryAdd(first + row, column);
            }

            _scratch.Pins.Release();
        }
    }

    private void RejectFailed(SourceBatch batch, int first, int rows)
    {
        int rejected = 0;
        foreach ((int row, int column) in _failed.Where(failed => failed.Key >= first && failed.Key < first + rows))
        {
            ColumnPlan plan = _table.Columns[column];
            _part.Rejects.Add(new RejectedLine(_part.Name, batch.LineOf(row), ReasonFor(plan.Type), plan.Name));
            rejected++;
        }

        _table.Count(0, rejected);
    }

    private static string ReasonFor(ColumnType type) => type.Kind switch
    {
        _ when type.IsInteger => "not a whole number of the range",
        ColumnKind.Decimal => "not a decimal number of the scale and range",
        ColumnKind.Float or ColumnKind.Double => "not a number",
        ColumnKind.Date => "not a date",
        ColumnKind.Timestamp => "not a timestamp",
        _ => "not a value of the column's type",
    };

    private bool Fill(int column, SourceBatch batch, int first, int rows)
    {
        bool coded = _feeds[column].Fill(batch.Rows, first, rows, _scratch.Values, _scratch.Pins);
        int failed = _feeds[column].FailedRow;
        return failed < 0
            ? coded
            : throw Errors.ValueDoesNotFit(_table.Import.Name, _part.Name, batch.LineOf(first + failed), _table.Columns[column].Name, _table.Columns[column].Type);
    }

    /// <summary>The bucket of each row, or -1 where no patient is named.</summary>
    private void Share(LaneVector keys, int* buckets)
    {
        int count = _table.Buckets;
        bool text = _table.Columns[_table.Patient].IsText;
        for (int i = 0; i < keys.Rows; i++)
        {
            bool missing = !keys.IsValid(i) || (text && keys.Views[i].Length == 0);
            buckets[i] = missing ? -1
                : text ? BucketHash.BucketOf(keys.Views[i].Span, count)
                : BucketHash.BucketOf(keys.Lanes[i], count);
        }

        // Rows without a patient are left out, so what is kept of the column has no nulls.
        keys.HasNulls = false;
    }

    private void RejectUnnamed(SourceBatch batch, int first, int rows, int* buckets)
    {
        int rejected = 0;
        for (int i = new Span<int>(buckets, rows).IndexOf(-1); i >= 0 && i < rows; i++)
        {
            if (buckets[i] == -1)
            {
                _part.Rejects.Add(new RejectedLine(_part.Name, batch.LineOf(first + i), "no patient", _table.Import.Patient));
                rejected++;
            }
        }

        _table.Count(0, rejected);
    }

    private void Rejected(IReadOnlyList<RejectedLine> lines)
    {
        foreach (RejectedLine line in lines)
        {
            _part.Rejects.Add(line);
        }

        _table.Count(lines.Count, lines.Count);
    }

    private static long BytesOf(RecordBatch batch) => batch.Arrays.Sum(array => array.Data.Buffers.Sum(buffer => (long)buffer.Length));
}
