using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Plans;
using Parcours.Storage;

namespace Parcours.Operators;

/// <summary>Reads a stored table: pages that cannot match are skipped, conditions are decided on encoded pages, and only columns of rows that pass are decoded.</summary>
internal sealed class TableScan : PatientSource
{
    private const int MorselRows = 1 << 17;

    private readonly ScanPlan _plan;
    private readonly List<ScanMorsel> _morsels = [];
    private readonly IReadOnlyList<SectionReader>[] _buckets;

    /// <summary>Prepares a scan.</summary>
    /// <param name="plan">What to read.</param>
    /// <param name="needed">Which of its columns anyone needs after the filter.</param>
    /// <param name="order">
    /// Where the rows of a patient lie in several segments: null when they need not come together; otherwise the places of the columns that order them, none for
    /// any order.
    /// </param>
    /// <param name="dictionaries">The dictionaries of the query.</param>
    /// <param name="level">The level of the kernels.</param>
    public TableScan(ScanPlan plan, bool[] needed, ImmutableArray<int>? order, DictionaryCache dictionaries, Kernels.SimdLevel level)
    {
        _plan = plan;
        Needed = needed;
        Dictionaries = dictionaries;
        Order = order;
        PatientColumn = plan.Columns.IndexOf(plan.Table.PatientIndex);
        Snapshot snapshot = dictionaries.Snapshot;
        _buckets = plan.Table.Kind == TableKind.Reference ? [] : new IReadOnlyList<SectionReader>[snapshot.BucketCount];
        if (plan.Table.Kind == TableKind.Reference)
        {
            AddReference(snapshot.Reference(plan.Table.Name));
        }

        for (int bucket = 0; bucket < _buckets.Length; bucket++)
        {
            _buckets[bucket] = snapshot.Bucket(bucket).Sections(plan.Table.Name);
            AddBucket(bucket, _buckets[bucket]);
        }

        Domains = [.. plan.Columns.Select((_, i) => DomainOf(i))];
        Conjuncts = ScanConjuncts.Of(plan.Filter, new EvaluatorFactory(Domains, Rows, level), Domains);
    }

    public override ImmutableArray<ColumnDomain> Domains { get; }

    public override int Morsels => _morsels.Count;

    public override long Rows => _morsels.Sum(m => m.Sections.Sum(s => (long)s.End - s.Start));

    public override long StoredRows => Dictionaries.Snapshot.RowCount(_plan.Table.Name);

    public ScanConjunct[] Conjuncts { get; }

    public bool[] Needed { get; }

    /// <summary>The places of the columns that order the rows of a patient from several segments; null when they need not come together.</summary>
    public ImmutableArray<int>? Order { get; }

    public DictionaryCache Dictionaries { get; }

    /// <summary>The place of the patient among the columns, or -1.</summary>
    public int PatientColumn { get; }

    public ImmutableArray<int> Columns => _plan.Columns;

    public TableSchema Table => _plan.Table;

    public ScanMorsel Morsel(int index) => _morsels[index];

    public override int EndPatient(int morsel) => _morsels[Math.Min(morsel, _morsels.Count - 1)].EndPatient;

    public override unsafe long RowsOf(int first, int end)
    {
        PatientDictionary patients = Dictionaries.Patients;
        long rows = 0;
        int stop;
        for (int bucket = patients.BucketOf(first); first < end; first = stop)
        {
            int start = patients.FirstOf(bucket);
            stop = Math.Min(end, patients.FirstOf(bucket + 1));
            foreach (SectionReader section in _buckets[bucket])
            {
                SectionRange range = RangeOf(section, first - start, stop - start);
                rows += range.End - range.Start;
            }

            bucket++;
        }

        return rows;
    }

    /// <summary>The sections of a bucket, oldest first.</summary>
    public IReadOnlyList<SectionReader> Sections(int bucket) => _buckets[bucket];

    public override SourceReader Open(WorkerContext worker) => new TableScanReader(this, worker);

    public override string Describe() => _plan.Describe();

    private void AddReference(IReadOnlyList<SectionReader> sections)
    {
        foreach (SectionReader section in sections)
        {
            for (int row = 0; row < section.RowCount; row += MorselRows)
            {
                _morsels.Add(new ScanMorsel(0, [new SectionRange(section, row, Math.Min(section.RowCount, row + MorselRows))], 0));
            }
        }
    }

    /// <summary>Cuts a bucket between patients, where the section with the most rows has had its share of them.</summary>
    private void AddBucket(int bucket, IReadOnlyList<SectionReader> sections)
    {
        SectionReader? largest = sections.MaxBy(s => s.RowCount);
        if (largest is null)
        {
            return;
        }

        int patients = sections.Max(s => s.PatientCount);
        int first = 0;
        while (first < patients)
        {
            int end = first >= largest.PatientCount ? patients : FirstBeyond(largest, first);
            end = end >= largest.PatientCount ? patients : end;
            SectionRange[] ranges = [.. sections.Select(s => RangeOf(s, first, end)).Where(r => r.Start < r.End)];
            if (ranges.Length > 0)
            {
                _morsels.Add(new ScanMorsel(bucket, ranges, Dictionaries.Patients.FirstOf(bucket) + end));
            }

            first = end;
        }
    }

    /// <summary>The first patient whose rows begin a whole morsel after those of another.</summary>
    private static unsafe int FirstBeyond(SectionReader section, int patient)
    {
        long target = (long)section.FirstRow[patient] + MorselRows;
        int low = patient + 1;
        int high = section.PatientCount;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = section.FirstRow[middle] < target ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The rows of some patients, by their ordinals.</summary>
    public static unsafe SectionRange RangeOf(SectionReader section, int firstPatient, int endPatient)
    {
        int first = Math.Min(firstPatient, section.PatientCount);
        int end = Math.Min(endPatient, section.PatientCount);
        return new SectionRange(section, (int)section.FirstRow[first], (int)section.FirstRow[end]);
    }

    private ColumnDomain DomainOf(int place)
    {
        int column = _plan.Columns[place];
        if (column == _plan.Table.PatientIndex)
        {
            return ColumnDomain.Of(Dictionaries.Patients);
        }

        ColumnSchema schema = _plan.Table.Columns[column];
        if (schema.Dictionary is not null)
        {
            return ColumnDomain.Of(Dictionaries.Stored(schema.Dictionary, Expression.Logical(schema.Type).Lane));
        }

        return schema.Lane is Parcours.Columns.Lane.Int32 or Parcours.Columns.Lane.Int64 ? RangeOf(column) : ColumnDomain.Unknown;
    }

    /// <summary>The range of a column over all pages. A column without any value ranges from 0 to 0.</summary>
    private ColumnDomain RangeOf(int column)
    {
        long min = long.MaxValue;
        long max = long.MinValue;
        foreach (SectionReader section in _morsels.SelectMany(m => m.Sections).Select(s => s.Section).Distinct())
        {
            for (int block = 0; section.HasColumn(column) && block < section.BlockCount; block++)
            {
                PageStatistics statistics = section.Statistics(column, block);
                if (statistics.HasRange)
                {
                    (min, max) = (Math.Min(min, statistics.Min), Math.Max(max, statistics.Max));
                }
            }
        }

        return min <= max ? new ColumnDomain(null, min, max) : new ColumnDomain(null, 0, 0);
    }
}
