using System.Diagnostics.CodeAnalysis;
using Parcours.Linq;
using Parcours.Plans;
using Parcours.Results;
using Parcours.Storage;

namespace Parcours;

/// <summary>A dataset as one snapshot left it; it never changes.</summary>
public sealed class DatasetView
{
    private readonly Snapshot _snapshot;
    private readonly IQueryRunner _runner;

    internal DatasetView(Snapshot snapshot, IQueryRunner runner)
    {
        _snapshot = snapshot;
        _runner = runner;
    }

    /// <summary>The snapshot.</summary>
    public SnapshotInfo Snapshot => new(_snapshot.Id, _snapshot.Name, _snapshot.CommittedAt);

    /// <summary>The tables: their columns, and what the rows are.</summary>
    public IReadOnlyList<TableSchema> Tables => _snapshot.Tables;

    /// <summary>How many rows a table has.</summary>
    /// <param name="table">Its name, compared without regard to case.</param>
    /// <returns>The count.</returns>
    /// <exception cref="ParcoursException">PRC0002: there is no such table.</exception>
    public long RowCount(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return _snapshot.RowCount(table);
    }

    /// <summary>The rows of the table that a record stands for.</summary>
    /// <typeparam name="T">The record: its <see cref="TableAttribute"/> names the table, its properties hold columns.</typeparam>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns.</exception>
    public Query<T> Table<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() =>
        Query<T>.Create(TableScan.Of(typeof(T), Find(RecordBinder.TableName(typeof(T))), _runner));

    /// <summary>The rows of a table, for columns that are known only at run time.</summary>
    /// <param name="name">The name of the table, compared without regard to case.</param>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">PRC0002: there is no such table.</exception>
    public UntypedQuery Table(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new UntypedQuery(_runner, new ScanPlan(Find(name)));
    }

    private TableSchema Find(string table) => _snapshot.FindTable(table) ?? throw _snapshot.UnknownTable(table);
}
