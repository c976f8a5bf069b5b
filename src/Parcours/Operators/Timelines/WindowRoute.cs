using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Operators.Timelines;

/// <summary>
/// For each value of a column the aggregates whose filter it meets, so that a row is given to those alone: what many features cost grows with the rows that they take,
/// not with rows times features.
/// </summary>
internal sealed unsafe class WindowRoute
{
    private readonly int _base;
    private readonly int _nullEntry;
    private readonly int[] _starts;
    private readonly int[] _aggregates;

    /// <param name="column">The place of the column in a chunk.</param>
    /// <param name="filters">Aggregates, and what decides their filters; all of one column.</param>
    public WindowRoute(int column, IReadOnlyList<(int Aggregate, LookupTable Filter)> filters)
    {
        Column = column;
        LookupTable first = filters[0].Filter;
        (_base, _nullEntry) = (first.Base, first.Size);
        _starts = new int[first.Size + 2];
        var aggregates = new List<int>();
        for (int entry = 0; entry <= first.Size; entry++)
        {
            _starts[entry] = aggregates.Count;
            aggregates.AddRange(filters.Where(f => Holds(f.Filter, entry)).Select(f => f.Aggregate));
        }

        _starts[^1] = aggregates.Count;
        _aggregates = [.. aggregates];
    }

    /// <summary>The place of the column.</summary>
    public int Column { get; }

    /// <summary>The aggregates that take a row.</summary>
    public ReadOnlySpan<int> Of(Vector column, int row)
    {
        int entry = column.IsValid(row) ? column.Int32[row] - _base : _nullEntry;
        return _aggregates.AsSpan(_starts[entry], _starts[entry + 1] - _starts[entry]);
    }

    private static bool Holds(LookupTable filter, int entry)
    {
        bool isKnown = entry == filter.Size ? filter.NullHasValue : filter.Validity is null || Bitmap.Get(filter.Validity, entry);
        return isKnown && Bitmap.Get(filter.Bits, entry);
    }
}
