using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Storage;
using Lanes = Parcours.Columns.Lanes;

namespace Parcours.Operators;

/// <summary>One worker's reader of one section: decides conditions on encoded pages, then decodes what is left.</summary>
internal sealed unsafe class SectionScanner : IDisposable
{
    private readonly TableScan _scan;
    private readonly SectionReader _section;
    private readonly WorkerContext _worker;
    private readonly ColumnCursor?[] _cursors;
    private readonly Batch _whole;
    private readonly Batch _selected;
    private readonly bool[] _loaded;
    private readonly bool[] _decided;
    private readonly int _firstPatient;
    private int _patient;

    public SectionScanner(TableScan scan, SectionReader section, int bucket, WorkerContext worker)
    {
        (_scan, _section, _worker) = (scan, section, worker);
        _cursors = new ColumnCursor?[scan.Columns.Length];
        _whole = new Batch(scan.Columns.Length);
        _selected = new Batch(scan.Columns.Length);
        _loaded = new bool[scan.Columns.Length];
        _decided = new bool[scan.Conjuncts.Length];
        _firstPatient = section.HasPatients ? scan.Dictionaries.Patients.FirstOf(bucket) : 0;
    }

    /// <summary>Pushes the rows of a range that meet all conditions.</summary>
    public void Run(int start, int end, Stage next)
    {
        int row = start;
        while (row < end)
        {
            int block = row / SectionReader.BlockRows;
            int blockEnd = (int)Math.Min(end, (block + 1L) * SectionReader.BlockRows);
            if (DecideByStatistics(block))
            {
                for (; row < blockEnd; row = _whole.Count + row)
                {
                    // Batches end where frames end, so that whole frames are decoded.
                    _whole.Count = Math.Min(blockEnd - row, _worker.BatchRows - (row % _worker.BatchRows));
                    ScanBatch(row, next);
                }
            }

            row = blockEnd;
        }
    }

    public void Dispose()
    {
        foreach (ColumnCursor? cursor in _cursors)
        {
            _worker.BytesRead += cursor?.BytesTouched ?? 0;
            cursor?.Dispose();
        }
    }

    /// <summary>False when the statistics say that no row of the block passes; notes the conditions that every row meets.</summary>
    private bool DecideByStatistics(int block)
    {
        for (int i = 0; i < _decided.Length; i++)
        {
            ScanConjunct conjunct = _scan.Conjuncts[i];
            _decided[i] = false;
            if (!conjunct.IsRange || conjunct.Column == _scan.PatientColumn)
            {
                continue;
            }

            PageStatistics? statistics = _section.HasColumn(_scan.Columns[conjunct.Column]) ? _section.Statistics(_scan.Columns[conjunct.Column], block) : null;
            bool none = statistics is not { HasRange: true } known || known.Max < conjunct.Low || known.Min > conjunct.High;
            if (none)
            {
                _worker.PagesSkipped += _scan.Needed.Count(n => n);
                return false;
            }

            _decided[i] = statistics is { NullCount: 0 } range && range.Min >= conjunct.Low && range.Max <= conjunct.High;
        }

        return true;
    }

    private void ScanBatch(int row, Stage next)
    {
        _worker.Cancellation.ThrowIfCancellationRequested();
        _worker.Arena.Reset();
        int count = _whole.Count;
        _worker.RowsScanned += count;
        Array.Clear(_loaded);
        ulong* selected = null;
        for (int i = 0; i < _decided.Length; i++)
        {
            if (!_decided[i])
            {
                selected = Decide(_scan.Conjuncts[i], row, count, selected);
                if (!Bitmap.AnySet(selected, count))
                {
                    return;
                }
            }
        }

        int passed = selected is null ? count : Bitmap.PopCount(selected, count);
        if (passed == count)
        {
            LoadNeeded(row, count);
            next.Push(_whole);
            return;
        }

        int* rows = _worker.Arena.Allocate<int>(passed + 64);
        Bitmap.ToIndices(_worker.Level, selected, count, rows);
        _selected.Count = passed;
        for (int i = 0; i < _loaded.Length; i++)
        {
            _selected.Columns[i] = _scan.Needed[i] ? LoadSelected(i, row, rows, passed) : default;
        }

        next.Push(_selected);
    }

    /// <summary>The rows that meet a condition, among those that met the conditions before.</summary>
    private ulong* Decide(ScanConjunct conjunct, int row, int count, ulong* selected)
    {
        ulong* bits = _worker.Arena.AllocateBits(count);
        if (!conjunct.IsRange)
        {
            foreach (int column in conjunct.Columns)
            {
                Load(column, row, count);
            }

            _worker.Evaluation.Live = selected;
            Vector test = conjunct.Predicate!.Evaluate(_whole, _worker.Evaluation);
            _worker.Evaluation.Live = null;
            Bitmap.Copy(test.Bits, count, bits);
            if (test.Validity is not null)
            {
                Bitmap.And(bits, test.Validity, count, bits);
            }
        }
        else if (conjunct.Low > conjunct.High)
        {
            Bitmap.Clear(bits, count);
        }
        else if (conjunct.Column == _scan.PatientColumn)
        {
            Load(conjunct.Column, row, count);
            Compare.RangeToBitmap(_worker.Level, _whole.Columns[conjunct.Column].Int32, count, (int)conjunct.Low, (int)conjunct.High, bits);
        }
        else
        {
            CursorOf(conjunct.Column).RangeToBitmap(row, count, conjunct.Low, conjunct.High, bits);
        }

        if (selected is not null)
        {
            Bitmap.And(bits, selected, count, bits);
        }

        return bits;
    }

    /// <summary>The values of the rows that passed. Patients are found for these alone; pages are decoded for all rows, which is faster than one by one.</summary>
    private Vector LoadSelected(int column, int row, int* rows, int count)
    {
        if (column == _scan.PatientColumn && !_loaded[column])
        {
            var patients = new Vector { Lane = Lane.Int32, Values = _worker.Arena.Allocate<int>(count), Dictionary = _scan.Domains[column].Dictionary };
            uint* firstRow = _section.FirstRow;
            FindPatient(row + rows[0]);
            for (int i = 0; i < count; i++)
            {
                while (firstRow[_patient + 1] <= row + rows[i])
                {
                    _patient++;
                }

                patients.Int32[i] = _firstPatient + _patient;
            }

            return patients;
        }

        Load(column, row, _whole.Count);
        return Selection.Gather(_whole.Columns[column], rows, count, _worker.Arena);
    }

    private void LoadNeeded(int row, int count)
    {
        for (int i = 0; i < _loaded.Length; i++)
        {
            if (_scan.Needed[i])
            {
                Load(i, row, count);
            }
        }
    }

    private void Load(int column, int row, int count)
    {
        if (_loaded[column])
        {
            return;
        }

        _loaded[column] = true;
        Lane lane = column == _scan.PatientColumn ? Lane.Int32 : _scan.Table.Columns[_scan.Columns[column]].Lane;
        var vector = new Vector { Lane = lane, Values = _worker.Arena.AllocateLanes(lane, count), Dictionary = _scan.Domains[column].Dictionary };
        if (column == _scan.PatientColumn)
        {
            FillPatients(row, count, vector.Int32);
        }
        else if (!_section.HasColumn(_scan.Columns[column]))
        {
            vector.Validity = _worker.Arena.AllocateBits(count);
            Bitmap.Clear(vector.Validity, count);
            Lanes.Clear(lane, vector.Values, count);
        }
        else
        {
            ulong* validity = _worker.Arena.AllocateBits(count);
            vector.Validity = CursorOf(column).Read(row, count, vector.Values, validity) ? validity : null;
        }

        _whole.Columns[column] = vector;
    }

    /// <summary>The patient of each row, from the patient index.</summary>
    private void FillPatients(int row, int count, int* to)
    {
        uint* firstRow = _section.FirstRow;
        FindPatient(row);
        int end = row + count;
        int at = row;
        while (at < end)
        {
            while (firstRow[_patient + 1] <= at)
            {
                _patient++;
            }

            int runEnd = (int)Math.Min(end, firstRow[_patient + 1]);
            new Span<int>(to + (at - row), runEnd - at).Fill(_firstPatient + _patient);
            at = runEnd;
        }
    }

    /// <summary>Moves to the patient of a row, which is mostly the one at hand or the next.</summary>
    private void FindPatient(int row)
    {
        uint* firstRow = _section.FirstRow;
        bool near = _patient < _section.PatientCount && firstRow[_patient] <= row && firstRow[Math.Min(_patient + 64, _section.PatientCount)] > row;
        _patient = near ? _patient : PatientOf(firstRow, (uint)row);
    }

    private int PatientOf(uint* firstRow, uint row)
    {
        int low = 0;
        int high = _section.PatientCount - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            (low, high) = firstRow[middle] <= row ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private ColumnCursor CursorOf(int column) => _cursors[column] ??= new ColumnCursor(_section, _scan.Columns[column], _worker.Level);
}
