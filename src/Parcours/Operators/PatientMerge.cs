using System.Collections.Immutable;
using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>Brings together the rows of each patient from several segments: in stored order where the scan asks for it, otherwise older segments first.</summary>
internal sealed unsafe class PatientMerge : IDisposable
{
    private readonly TableScan _scan;
    private readonly WorkerContext _worker;
    private readonly Stage _next;
    private readonly RowStore _rows;
    private readonly Batch _output;
    private readonly NativeBuffer _order;

    public PatientMerge(TableScan scan, WorkerContext worker, Stage next)
    {
        (_scan, _worker, _next) = (scan, worker, next);
        ImmutableArray<StoreColumn?> columns =
        [
            .. scan.Columns.Select((c, i) => scan.Needed[i] || i == scan.PatientColumn ? StoreColumn.Of(scan.Table.Columns[c].Type, scan.Domains[i]) : null),
        ];
        _rows = new RowStore(columns, worker.Budget, "Merging segments by patient");
        _output = new Batch(columns.Length);
        _order = new NativeBuffer(worker.Budget, "Merging segments by patient");
        Gatherer = new AppendStage(_rows);
    }

    /// <summary>Where the rows of one segment after the other are pushed to.</summary>
    public Stage Gatherer { get; }

    /// <summary>Hands on what was gathered, patient by patient.</summary>
    public void Flush()
    {
        int count = _rows.Count;
        if (count > 0)
        {
            Order(_rows.Column(_scan.PatientColumn).Int32, count);
            if (_scan.Order is { Length: > 0 } columns)
            {
                RowSorter.OrderWithin(_rows, _scan.PatientColumn, (int*)_order.Start, columns, _worker);
            }

            for (int start = 0; start < count; start += _worker.BatchRows)
            {
                _worker.Cancellation.ThrowIfCancellationRequested();
                _worker.Arena.Reset();
                _output.Count = Math.Min(_worker.BatchRows, count - start);
                for (int i = 0; i < _output.Columns.Length; i++)
                {
                    _output.Columns[i] = _scan.Needed[i] || i == _scan.PatientColumn
                        ? Selection.Gather(_rows.Column(i), (int*)_order.Start + start, _output.Count, _worker.Arena)
                        : default;
                }

                _next.Push(_output);
            }
        }

        _rows.Clear();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _order.Dispose();
    }

    /// <summary>A counting sort of the rows by patient: stable, so segments stay in order.</summary>
    private void Order(int* patients, int count)
    {
        int first = int.MaxValue;
        int last = int.MinValue;
        for (int i = 0; i < count; i++)
        {
            first = Math.Min(first, patients[i]);
            last = Math.Max(last, patients[i]);
        }

        var starts = new int[last - first + 2];
        for (int i = 0; i < count; i++)
        {
            starts[patients[i] - first + 1]++;
        }

        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        _order.Ensure((long)count * sizeof(int));
        for (int i = 0; i < count; i++)
        {
            ((int*)_order.Start)[starts[patients[i] - first]++] = i;
        }
    }
}
