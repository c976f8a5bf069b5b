using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Parcours.Diagnostics;
using Parcours.Hosting;
using Parcours.Linq;
using Parcours.Storage;

namespace Parcours;

/// <summary>An open dataset of patient timelines: what is asked, and what is imported, begins here.</summary>
/// <remarks>
/// It may be used from many threads at once. Queries read the newest snapshot there was when the dataset was opened, or the one that was imported through it since;
/// <see cref="At(long)"/> and <see cref="At(string)"/> read older ones. Disposing of it stops the queries that still run.
/// </remarks>
public sealed partial class Dataset : IAsyncDisposable, IDisposable
{
    private readonly DatasetStore _store;
    private readonly DatasetOptions _options;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<long, DatasetView> _views = [];
    private readonly DatasetUse _use;

    private Dataset(DatasetStore store, string path, DatasetOptions options)
    {
        _store = store;
        _options = options;
        _log = options.LoggerFactory.CreateLogger<Dataset>();
        _use = new DatasetUse(path);
        Path = path;
    }

    /// <summary>The folder of the dataset.</summary>
    public string Path { get; }

    /// <summary>The snapshot that queries read.</summary>
    public SnapshotInfo Snapshot => Current.Snapshot;

    /// <summary>The snapshots that there are, the oldest first.</summary>
    public IReadOnlyList<SnapshotInfo> Snapshots
    {
        get
        {
            _use.RefuseClosed();
            return _store.Snapshots;
        }
    }

    /// <summary>The tables: their columns, and what the rows are.</summary>
    public IReadOnlyList<TableSchema> Tables => Current.Tables;

    private DatasetView Current
    {
        get
        {
            _use.RefuseClosed();
            return View(_store.Current);
        }
    }

    /// <summary>Opens a dataset.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <returns>The open dataset.</returns>
    /// <exception cref="ParcoursException">PRC0103: there is none. PRC0104: a newer version of Parcours wrote it. PRC0101: it is damaged.</exception>
    public static Task<Dataset> OpenAsync(string path, CancellationToken cancellation = default) => OpenAsync(path, o => o, cancellation);

    /// <summary>Opens a dataset.</summary>
    /// <param name="path">Its folder.</param>
    /// <param name="configure">Changes the options, as <c>o => o with { LoggerFactory = … }</c>.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <returns>The open dataset.</returns>
    /// <exception cref="ParcoursException">PRC0103: there is none. PRC0104: a newer version of Parcours wrote it. PRC0101: it is damaged.</exception>
    public static Task<Dataset> OpenAsync(string path, Func<DatasetOptions, DatasetOptions> configure, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(configure);
        return Task.Run(() => Open(configure(new DatasetOptions { Path = path })), cancellation);
    }

    /// <summary>The dataset as an older snapshot left it: time travel.</summary>
    /// <param name="id">The number of the snapshot.</param>
    /// <returns>What queries begin at.</returns>
    /// <exception cref="ParcoursException">PRC0106: there is no such snapshot.</exception>
    public DatasetView At(long id)
    {
        _use.RefuseClosed();
        return View(_store.At(id));
    }

    /// <summary>The dataset as an older snapshot left it: time travel.</summary>
    /// <param name="name">The name of the snapshot, compared without regard to case.</param>
    /// <returns>What queries begin at.</returns>
    /// <exception cref="ParcoursException">PRC0106: there is no such snapshot.</exception>
    public DatasetView At(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _use.RefuseClosed();
        return View(_store.At(name));
    }

    /// <summary>How many rows a table has.</summary>
    /// <param name="table">Its name, compared without regard to case.</param>
    /// <returns>The count.</returns>
    /// <exception cref="ParcoursException">PRC0002: there is no such table.</exception>
    public long RowCount(string table) => Current.RowCount(table);

    /// <summary>The rows of the table that a record stands for.</summary>
    /// <typeparam name="T">The record: its <see cref="TableAttribute"/> names the table, its properties hold columns.</typeparam>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns.</exception>
    public Query<T> Table<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() => Current.Table<T>();

    /// <summary>The rows of a table with one row a patient.</summary>
    /// <typeparam name="T">The record: its <see cref="TableAttribute"/> names the table, its properties hold columns.</typeparam>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns. PRC0321: its rows are not patients.</exception>
    public PatientQuery<T> Patients<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() => Current.Patients<T>();

    /// <summary>The rows of a table of things that happened to patients at a time, or from a time on.</summary>
    /// <typeparam name="T">The record: its <see cref="TableAttribute"/> names the table, its properties hold columns.</typeparam>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns. PRC0321: its rows have no time.</exception>
    public EventQuery<T> Events<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() => Current.Events<T>();

    /// <summary>The rows of a table of things that lasted for patients from a start to an end.</summary>
    /// <typeparam name="T">The record: its <see cref="TableAttribute"/> names the table, its properties hold columns.</typeparam>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns. PRC0321: its rows have no end.</exception>
    public IntervalQuery<T> Intervals<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>() => Current.Intervals<T>();

    /// <summary>Begins a cohort: all patients, from whom steps choose.</summary>
    /// <typeparam name="T">The record of a patient: its <see cref="TableAttribute"/> names a table with one row a patient.</typeparam>
    /// <param name="name">What the cohort is called.</param>
    /// <returns>The cohort without any steps.</returns>
    /// <exception cref="ParcoursException">The dataset has no such table, or the record does not fit its columns. PRC0321: its rows are not patients.</exception>
    public Cohort<T> Cohort<[DynamicallyAccessedMembers(RecordBinder.Needed)] T>(string name) => Current.Cohort<T>(name);

    /// <summary>The rows of a table, for columns that are known only at run time.</summary>
    /// <param name="name">The name of the table, compared without regard to case.</param>
    /// <returns>The query of all rows.</returns>
    /// <exception cref="ParcoursException">PRC0002: there is no such table.</exception>
    public UntypedQuery Table(string name) => Current.Table(name);

    /// <summary>Closes the dataset: stops the queries and imports that run, waits until they have stopped, and unmaps what they read.</summary>
    /// <remarks>Not to be called from where a query reports its progress: the query would wait for that, and the closing for the query.</remarks>
    public void Dispose()
    {
        if (_use.Close())
        {
            _use.WhenIdle.GetAwaiter().GetResult();
            Unmap();
        }
    }

    /// <summary>Closes the dataset: stops the queries and imports that run, waits until they have stopped, and unmaps what they read.</summary>
    /// <returns>When that is done.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_use.Close())
        {
            await _use.WhenIdle.ConfigureAwait(false);
            Unmap();
        }
    }

    /// <summary>Opens a dataset whose options name its path.</summary>
    internal static Dataset Open(DatasetOptions options)
    {
        string path = !string.IsNullOrWhiteSpace(options.Path) ? options.Path : throw Errors.NoPath();
        return Opened(DatasetStore.Open(new LocalObjectStore(path), options.TimeProvider), path, options);
    }

    private static Dataset Opened(DatasetStore store, string path, DatasetOptions options)
    {
        var dataset = new Dataset(store, path, options);
        Log.Opened(dataset._log, path, store.Current.Id, store.Current.Tables.Length);
        return dataset;
    }

    private DatasetView View(Snapshot snapshot) =>
        _views.GetOrAdd(snapshot.Id, _ => new DatasetView(snapshot, new SnapshotRunner(snapshot, _options, _log, _use)));

    private void Unmap()
    {
        _store.Dispose();
        _use.Dispose();
        Log.Closed(_log, Path);
    }
}
