namespace Parcours.Execution;

/// <summary>Tells how far a query is, over all its pipelines: never less than before, and by one thread at a time.</summary>
/// <remarks>
/// The work is counted in rows of the stored tables that the plan reads, since only these are known before the first pipeline runs. What comes after the last row
/// (sorting, giving the result) has the last hundredth.
/// </remarks>
internal sealed class ProgressMeter(IProgress<QueryProgress>? to)
{
    private const double MostBeforeTheEnd = 0.99;

    private readonly Lock _lock = new();
    private double _expected;
    private double _done;
    private long _rows;

    /// <summary>States how many rows the tables of the plan have, before anything runs.</summary>
    public void Expect(long rows) => _expected = rows;

    /// <summary>A morsel is done.</summary>
    /// <param name="rows">Rows that were looked at.</param>
    /// <param name="share">The morsel's share of the rows of its table, skipped or not; zero where it reads kept rows.</param>
    public void Add(long rows, double share)
    {
        if (to is null)
        {
            return;
        }

        lock (_lock)
        {
            _rows += rows;
            _done += share;
            double fraction = _expected > 0 ? Math.Min(1, _done / _expected) : 0;
            to.Report(new QueryProgress(_rows, fraction * MostBeforeTheEnd));
        }
    }

    /// <summary>All is done.</summary>
    public void End() => to?.Report(new QueryProgress(_rows, 1));
}
