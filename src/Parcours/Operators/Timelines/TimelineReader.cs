namespace Parcours.Operators.Timelines;

/// <summary>One worker's reader of the right side of a timeline join: the rows of the patients asked for, some thousands of rows at a time.</summary>
internal sealed unsafe class TimelineReader : IDisposable
{
    // So many rows stay in the second-level cache while they are searched.
    private const long TargetRows = 1 << 16;

    // Rows of other patients between two that are asked for: so many are sooner read over than stepped over.
    private const long MostBetween = 512;

    private readonly PatientSource _source;
    private readonly PatientSource _left;
    private readonly WorkerContext _leftWorker;
    private readonly WorkerContext _worker;
    private readonly SourceReader _reader;
    private readonly Stage _first;
    private readonly List<PatientRange> _ranges = [];

    public TimelineReader(TimelineJoin join, WorkerContext worker)
    {
        _source = (PatientSource)join.Right.Source;
        _left = join.Left;
        _leftWorker = worker;
        _worker = worker.Beside();
        Chunk = new PatientChunk(join.RightColumns, join.Intervals, join.Length, worker.Budget);
        _first = join.Right.Open(_worker, new AppendStage(Chunk.Rows));
        _reader = _source.Open(_worker);
    }

    /// <summary>The rows that were read last.</summary>
    public PatientChunk Chunk { get; }

    /// <summary>The first patient whose rows were read.</summary>
    private int First { get; set; }

    /// <summary>The number after that of the last patient whose rows were read.</summary>
    public int End { get; private set; }

    /// <summary>Whether the rows of a patient who was asked for are there.</summary>
    public bool Holds(int patient) => patient >= First && patient < End;

    /// <summary>Reads the rows of the first of some patients, in ascending order, and of as many more as suit.</summary>
    public void Load(int* patients, int count)
    {
        First = patients[0];
        Choose(patients, count);
        Chunk.Clear();
        _worker.Morsel = _leftWorker.Morsel;
        _reader.RunPatients(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ranges), _first);
        _first.EndMorsel();
        Chunk.Begin();
    }

    public void Dispose()
    {
        _leftWorker.RowsScanned += _worker.RowsScanned;
        _leftWorker.BytesRead += _worker.BytesRead;
        _leftWorker.PagesSkipped += _worker.PagesSkipped;
        _reader.Dispose();
        _first.Dispose();
        Chunk.Dispose();
        _worker.Dispose();
    }

    private void Choose(int* patients, int count)
    {
        _ranges.Clear();
        int last = patients[count - 1] + 1;
        long rows = _source.RowsOf(First, last);
        if (rows <= 2 * TargetRows)
        {
            // They lie close together: what comes after them is likely to be asked for next.
            int limit = Math.Max(last, _left.EndPatient(_leftWorker.Morsel));
            for (int step = 64; last < limit && rows < TargetRows && last - First < 32L * count; step *= 2)
            {
                int next = (int)Math.Min((long)last + step, limit);
                rows += _source.RowsOf(last, next);
                last = next;
            }

            _ranges.Add(new PatientRange(First, last));
            End = last;
            return;
        }

        End = First;
        rows = 0;
        for (int i = 0; i < count && (rows < TargetRows || _ranges.Count == 0); i++)
        {
            int patient = patients[i];
            if (patient < End)
            {
                continue;
            }

            rows += _source.RowsOf(patient, patient + 1);
            long between = End == First ? 0 : _source.RowsOf(End, patient);
            if (_ranges.Count > 0 && between <= MostBetween)
            {
                _ranges[^1] = _ranges[^1] with { End = patient + 1 };
                rows += between;
            }
            else
            {
                _ranges.Add(new PatientRange(patient, patient + 1));
            }

            End = patient + 1;
        }
    }
}
