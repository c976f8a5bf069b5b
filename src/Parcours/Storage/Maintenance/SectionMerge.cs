using System.Collections.Immutable;

namespace Parcours.Storage;

/// <summary>
/// Finds the order in which the rows of several sections of a table make one section, patients in a new order. Each section is
/// in order, so only a patient with rows in several is merged, and most columns are never looked at.
/// </summary>
internal sealed unsafe class SectionMerge : IDisposable
{
    private readonly Snapshot _snapshot;
    private readonly IReadOnlyList<SectionReader> _sections;
    private readonly ImmutableArray<int> _order;
    private readonly LoadedColumn?[] _columns;
    private readonly int[] _starts;
    private readonly int[] _heads;
    private readonly int[] _ends;
    private readonly NativeBuffer _rows = new();
    private int _done;

    public SectionMerge(Snapshot snapshot, IReadOnlyList<SectionReader> sections)
    {
        (_snapshot, _sections, _order) = (snapshot, sections, StoredOrder.Of(sections[0].Schema));
        _columns = new LoadedColumn?[sections[0].Schema.Columns.Length];
        (_starts, _heads, _ends) = (new int[sections.Count], new int[sections.Count], new int[sections.Count]);
        long rows = 0;
        for (int i = 0; i < sections.Count; i++)
        {
            _starts[i] = (int)rows;
            rows += sections[i].RowCount;
        }

        if (rows > int.MaxValue)
        {
            throw Diagnostics.Errors.TooManyRows($"Table '{sections[0].Schema.Name}' in one bucket");
        }

        RowCount = (int)rows;
        _rows.Reserve(rows * sizeof(int));
    }

    public int RowCount { get; }

    /// <summary>The rows in their new order, numbered across the sections.</summary>
    public int* Rows => (int*)_rows.Pointer;

    /// <summary>Orders the rows of patients, which <paramref name="ordinals"/> lists in their new order; fills where each one's rows begin.</summary>
    public void OrderPatients(int[] ordinals, uint* firstRow)
    {
        for (int i = 0; i < ordinals.Length; i++)
        {
            firstRow[i] = (uint)_done;
            for (int s = 0; s < _sections.Count; s++)
            {
                bool has = ordinals[i] < _sections[s].PatientCount;
                _heads[s] = has ? _starts[s] + (int)_sections[s].FirstRow[ordinals[i]] : 0;
                _ends[s] = has ? _starts[s] + (int)_sections[s].FirstRow[ordinals[i] + 1] : 0;
            }

            Merge();
        }

        firstRow[ordinals.Length] = (uint)_done;
    }

    /// <summary>Orders the rows of a reference table.</summary>
    public void OrderAll()
    {
        for (int s = 0; s < _sections.Count; s++)
        {
            _heads[s] = _starts[s];
            _ends[s] = _starts[s] + _sections[s].RowCount;
        }

        Merge();
    }

    /// <summary>Writes a column in the new order, unless no section has it.</summary>
    public void WriteColumn(SectionWriter writer, int column, NativeBuffer values, NativeBuffer validity)
    {
        if (!_sections.Any(s => s.HasColumn(column)))
        {
            return;
        }

        LoadedColumn loaded = Column(column);
        loaded.Gather(Rows, values.Reserve(RowCount * 16L), (ulong*)validity.Reserve((RowCount / 8) + 8));
        writer.WriteColumn(column, values.Pointer, loaded.HasNulls ? (ulong*)validity.Pointer : null);
        loaded.Dispose();
        _columns[column] = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (LoadedColumn? column in _columns)
        {
            column?.Dispose();
        }

        _rows.Dispose();
    }

    private void Merge()
    {
        while (true)
        {
            int least = -1;
            int runs = 0;
            for (int s = 0; s < _sections.Count; s++)
            {
                if (_heads[s] < _ends[s])
                {
                    runs++;
                    least = least < 0 || Compare(_heads[s], _heads[least]) < 0 ? s : least;
                }
            }

            if (runs == 0)
            {
                return;
            }

            // The last run is taken whole; most patients have only one.
            int count = runs == 1 ? _ends[least] - _heads[least] : 1;
            for (int i = 0; i < count; i++)
            {
                Rows[_done++] = _heads[least]++;
            }
        }
    }

    private int Compare(int left, int right)
    {
        foreach (int column in _order)
        {
            int order = Column(column).Compare(left, right);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private LoadedColumn Column(int column) => _columns[column] ??= new(_snapshot, _sections, column);
}
