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
        if (piece.Bucket != _bucket)
        {
            Close();
            _bucket = piece.Bucket;
        }

        if (piece.Sections.Length > 1 && scan.PatientOrder)
        {
            _merge ??= new PatientMerge(scan, worker, next);
            foreach (SectionRange range in piece.Sections)
            {
                ScannerOf(range).Run(range.Start, range.End, _merge.Gatherer);
            }

            _merge.Flush();
            return;
        }

        foreach (SectionRange range in piece.Sections)
        {
            ScannerOf(range).Run(range.Start, range.End, next);
        }
    }

    public override void Dispose()
    {
        Close();
        _merge?.Dispose();
        base.Dispose();
    }

    private SectionScanner ScannerOf(SectionRange range)
    {
        if (!_scanners.TryGetValue(range.Section, out SectionScanner? scanner))
        {
            scanner = new SectionScanner(scan, range.Section, _bucket, worker);
            _scanners.Add(range.Section, scanner);
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
