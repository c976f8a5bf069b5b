using System.Collections.Immutable;
using Parcours.Columns;

namespace Parcours.Operators.Timelines;

/// <summary>Gathers rows until those of some patients are whole, for an operator that needs a patient's rows side by side.</summary>
internal abstract unsafe class PatientRowsStage : Stage
{
    private const int TargetRows = 1 << 13;

    private readonly int _patientColumn;
    private readonly int[] _kept;
    private RowStore _rows;
    private RowStore _spare;
    private int _lastStart;

    /// <param name="columns">How the rows are kept.</param>
    /// <param name="patientColumn">The place of the patient.</param>
    /// <param name="worker">Memory and level.</param>
    /// <param name="next">What comes after.</param>
    protected PatientRowsStage(ImmutableArray<StoreColumn?> columns, int patientColumn, WorkerContext worker, Stage next)
        : base(next)
    {
        (_patientColumn, Worker) = (patientColumn, worker);
        _kept = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i] is not null)];
        _rows = new RowStore(columns, worker.Budget, "A patient's rows");
        _spare = new RowStore(columns, worker.Budget, "A patient's rows");
    }

    protected WorkerContext Worker { get; }

    public sealed override void Push(Batch batch)
    {
        int before = _rows.Count;
        _rows.Append(batch);
        int* patients = _rows.Column(_patientColumn).Int32;
        int last = _rows.Count - 1;
        while (last > before && patients[last - 1] == patients[last])
        {
            last--;
        }

        bool goesOn = last == before && before > 0 && patients[before - 1] == patients[before];
        _lastStart = goesOn ? _lastStart : last;
        if (_rows.Count >= TargetRows && _lastStart > 0)
        {
            Worker.Cancellation.ThrowIfCancellationRequested();
            Take(_lastStart);
        }
    }

    public sealed override void EndMorsel()
    {
        if (_rows.Count > 0)
        {
            Take(_rows.Count);
        }

        base.EndMorsel();
    }

    public override void Dispose()
    {
        _rows.Dispose();
        _spare.Dispose();
        base.Dispose();
    }

    /// <summary>Works on the first rows of a store, which are all of their patients.</summary>
    protected abstract void Process(RowStore rows, int count);

    /// <summary>Where the rows of each patient begin, and where the last ones end.</summary>
    protected int* Runs(RowStore rows, int count, out int runs)
    {
        int* patients = rows.Column(_patientColumn).Int32;
        int* starts = Worker.Arena.Allocate<int>(count + 1);
        runs = 0;
        for (int i = 0; i < count; i++)
        {
            starts[runs] = i;
            runs += i == 0 || patients[i] != patients[i - 1] ? 1 : 0;
        }

        // The last write of a run that goes on is overwritten by the next run, or by the end.
        starts[runs] = count;
        return starts;
    }

    private void Take(int complete)
    {
        (int Chunk, long Used) mark = Worker.Arena.Mark();
        Process(_rows, complete);
        Worker.Arena.Release(mark);
        _spare.Clear();
        int rest = _rows.Count - complete;
        if (rest > 0)
        {
            KeepRest(complete, rest);
        }

        _rows.Clear();
        (_rows, _spare) = (_spare, _rows);
        _lastStart = 0;
    }

    private void KeepRest(int complete, int rest)
    {
        (int Chunk, long Used) mark = Worker.Arena.Mark();
        int* places = Worker.Arena.Allocate<int>(rest);
        for (int i = 0; i < rest; i++)
        {
            places[i] = complete + i;
        }

        var vectors = new Vector[_rows.Columns.Length];
        foreach (int column in _kept)
        {
            vectors[column] = Selection.Gather(_rows.Column(column), places, rest, Worker.Arena);
        }

        _spare.Append(vectors, rest);
        Worker.Arena.Release(mark);
    }
}
