using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Operators;

/// <summary>Rows that were kept and put in order by patient.</summary>
internal sealed unsafe class PatientStoreSource : PatientSource
{
    private const int MorselRows = 1 << 16;

    private readonly RowStore _rows;
    private readonly int _patientColumn;
    private readonly string _text;
    private readonly List<(int Start, int End)> _morsels = [];

    /// <param name="rows">The rows, in ascending order of the patient's number.</param>
    /// <param name="patientColumn">The place of the patient, kept as its bare number.</param>
    /// <param name="domains">What is known of the columns.</param>
    /// <param name="text">What the rows are, for people.</param>
    public PatientStoreSource(RowStore rows, int patientColumn, ImmutableArray<ColumnDomain> domains, string text)
    {
        (_rows, _patientColumn, _text) = (rows, patientColumn, text);
        Domains = domains;
        for (int start = 0; start < rows.Count;)
        {
            int last = Math.Min(start + MorselRows, rows.Count) - 1;
            int end = FirstOf(Patients[last] + 1);
            _morsels.Add((start, end));
            start = end;
        }
    }

    public override ImmutableArray<ColumnDomain> Domains { get; }

    public override int Morsels => _morsels.Count;

    public override long Rows => _rows.Count;

    private int* Patients => _rows.Column(_patientColumn).Int32;

    public override int EndPatient(int morsel) => Patients[_morsels[Math.Min(morsel, _morsels.Count - 1)].End - 1] + 1;

    public override long RowsOf(int first, int end) => FirstOf(end) - FirstOf(first);

    public override SourceReader Open(WorkerContext worker) => new Reader(this, worker);

    public override string Describe() => _text;

    private int FirstOf(int patient) => SortedSearch.FirstNotLess(Patients, 0, _rows.Count, patient);

    private sealed class Reader(PatientStoreSource source, WorkerContext worker) : SourceReader
    {
        private readonly Batch _batch = new(source.Domains.Length);

        public override void Run(int morsel, Stage next)
        {
            (int start, int end) = source._morsels[morsel];
            Run(start, end, next);
        }

        public override void RunPatients(ReadOnlySpan<PatientRange> patients, Stage next)
        {
            foreach (PatientRange range in patients)
            {
                Run(source.FirstOf(range.First), source.FirstOf(range.End), next);
            }
        }

        private void Run(int start, int end, Stage next)
        {
            int* rows = null;
            for (int row = start; row < end; row += worker.BatchRows)
            {
                worker.Cancellation.ThrowIfCancellationRequested();
                worker.Arena.Reset();
                _batch.Count = Math.Min(worker.BatchRows, end - row);

                // Rows may begin anywhere, where bits cannot: they are copied.
                rows = worker.Arena.Allocate<int>(_batch.Count);
                for (int i = 0; i < _batch.Count; i++)
                {
                    rows[i] = row + i;
                }

                for (int i = 0; i < _batch.Columns.Length; i++)
                {
                    _batch.Columns[i] = source._rows.Columns[i] is null ? default : Selection.Gather(source._rows.Column(i), rows, _batch.Count, worker.Arena);
                }

                _batch.Columns[source._patientColumn].Dictionary = source.Domains[source._patientColumn].Dictionary;
                next.Push(_batch);
            }
        }
    }
}
