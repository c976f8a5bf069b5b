using System.Diagnostics.CodeAnalysis;
using Parcours.Cohorts;
using Parcours.Diagnostics;
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

    /// <summary>The rows of a table with one row a patient.</summary>
    /// <typeparam name="T">The record: its <see cref="TableAttribute"/> names the table, its properties hold columns.</typeparam>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns. PRC0321: its rows are not patients.</exception>
    public PatientQuery<T> Patients<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() =>
        new(Timeline(typeof(T), "one row a patient", k => k == TableKind.Patients));

    /// <summary>The rows of a table of things that happened to patients at a time, or from a time on.</summary>
    /// <typeparam name="T">The record: its <see cref="TableAttribute"/> names the table, its properties hold columns.</typeparam>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns. PRC0321: its rows have no time.</exception>
    public EventQuery<T> Events<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() =>
        new(Timeline(typeof(T), "events", k => k is TableKind.Events or TableKind.Intervals));

    /// <summary>The rows of a table of things that lasted for patients from a start to an end.</summary>
    /// <typeparam name="T">The record: its <see cref="TableAttribute"/> names the table, its properties hold columns.</typeparam>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns. PRC0321: its rows have no end.</exception>
    public IntervalQuery<T> Intervals<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() =>
        new(Timeline(typeof(T), "intervals", k => k == TableKind.Intervals));

    /// <summary>Begins a cohort: all patients, from whom steps choose.</summary>
    /// <typeparam name="T">The record of a patient: its <see cref="TableAttribute"/> names a table with one row a patient.</typeparam>
    /// <param name="name">What the cohort is called.</param>
    /// <returns>The cohort without any steps.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns. PRC0321: its rows are not patients.</exception>
    public Cohort<T> Cohort<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Cohort<T>(new CohortDefinition(name, Timeline(typeof(T), "one row a patient", k => k == TableKind.Patients), [], null, []));
    }

    /// <summary>The rows of a table, for columns that are known only at run time.</summary>
    /// <param name="name">The name of the table, compared without regard to case.</param>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">PRC0002: there is no such table.</exception>
    public UntypedQuery Table(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new UntypedQuery(_runner, new ScanPlan(Find(name)));
    }

    private QueryState Timeline([DynamicallyAccessedMembers(RecordBinder.Needed)] Type record, string wanted, Func<TableKind, bool> suits)
    {
        TableSchema table = Find(RecordBinder.TableName(record));
        if (!suits(table.Kind))
        {
            string instead = table.Kind switch
            {
                TableKind.Patients => "Patients<T>()",
                TableKind.Events => "Events<T>()",
                TableKind.Intervals => "Intervals<T>()",
                _ => "Table<T>()",
            };
            throw Errors.NotOfKind(table.Name, table.Kind, wanted, instead);
        }

        return TableScan.Of(record, table, _runner);
    }

    private TableSchema Find(string table) => _snapshot.FindTable(table) ?? throw _snapshot.UnknownTable(table);
}
