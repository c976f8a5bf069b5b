namespace Parcours.Operators;

/// <summary>One worker's reader of a stored table.</summary>
internal sealed class TableScanReader(TableScan scan, WorkerContext worker) : SourceReader
{
    private readonly Dictionary<Storage.SectionReader, SectionScanner> _scanners = [];
    private PatientMerge? _merge;
    private int _bucket = -1;

    public override void Run(int morsel, Stage next)
    {
        ScanMorsel piece = scan.Morsel(morsel);
        Enter(piece.Bucket);
        if (piece.Sections.Length > 1 && scan.Order is not null)
        {
            _merge ??= new PatientMerge(scan, worker, next);
            Run(piece.Sections, _merge.Gatherer);
            _merge.Flush();
            return;
        }

        Run(piece.Sections, next);
    }

    public override void RunPatients(ReadOnlySpan<PatientRange> patients, Stage next)
    {
        PatientDictionary numbers = scan.Dictionaries.Patients;
        int bucket = patients.IsEmpty ? 0 : numbers.BucketOf(patients[0].First);
        for (int i = 0; i < patients.Length; bucket++)
        {
            // Ranges of one bucket are read together, so that its segments are merged once. A range may go on in the next bucket.
            (int first, int end) = (numbers.FirstOf(bucket), numbers.FirstOf(bucket + 1));
            int stop = i;
            while (stop < patients.Length && patients[stop].First < end)
            {
                stop++;
            }

            if (stop > i)
            {
                Enter(bucket);
                Run(bucket, first, patients[i..stop], next);
                i = patients[stop - 1].End > end ? stop - 1 : stop;
            }
        }
    }

    public override void Dispose()
    {
        Close();
        _merge?.Dispose();
        base.Dispose();
    }

    private void Run(ReadOnlySpan<SectionRange> sections, Stage next)
    {
        foreach (SectionRange range in sections)
        {
            ScannerOf(range.Section).Run(range.Start, range.End, next);
        }
    }

    private void Run(int bucket, int first, ReadOnlySpan<PatientRange> patients, Stage next)
    {
        IReadOnlyList<Storage.SectionReader> sections = scan.Sections(bucket);
        bool merges = sections.Count > 1;
        if (merges)
        {
            _merge ??= new PatientMerge(scan, worker, next);
        }

        foreach (Storage.SectionReader section in sections)
        {
            foreach (PatientRange range in patients)
            {
                SectionRange rows = TableScan.RangeOf(section, Math.Max(range.First - first, 0), range.End - first);
                if (rows.Start < rows.End)
                {
                    ScannerOf(section).Run(rows.Start, rows.End, merges ? _merge!.Gatherer : next);
                }
            }
        }

        _merge?.Flush();
    }

    private void Enter(int bucket)
    {
        if (bucket != _bucket)
        {
            Close();
            _bucket = bucket;
        }
    }

    private SectionScanner ScannerOf(Storage.SectionReader section)
    {
        if (!_scanners.TryGetValue(section, out SectionScanner? scanner))
        {
            scanner = new SectionScanner(scan, section, _bucket, worker);
            _scanners.Add(section, scanner);
        }

        return scanner;
    }

    private void Close()
    {
        foreach (SectionScanner scanner in _scanners.Values)
        {
            scanner.Dispose();
        }

        _scanners.Clear();
    }
}
