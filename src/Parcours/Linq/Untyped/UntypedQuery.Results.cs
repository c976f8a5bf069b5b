using System.Data.Common;
using Apache.Arrow;
using Parcours.Execution;
using Parcours.Linq;
using Parcours.Results;

namespace Parcours;

/// <content>Exits: here the query runs.</content>
public sealed partial class UntypedQuery
{
    /// <summary>Runs the query and streams its rows as Arrow record batches.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The batches; the caller disposes of each.</returns>
    public IAsyncEnumerable<RecordBatch> ToArrowAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        _runner.RunAsync(_plan, options, cancellation);

    /// <summary>Runs the query and gives its rows to what reads ADO.NET.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The reader; disposing of it ends the query.</returns>
    public DbDataReader AsDataReader(RunOptions? options = null, CancellationToken cancellation = default) =>
        new BatchDataReader(_plan.Schema, ToArrowAsync(options, cancellation), cancellation);

    /// <summary>How many rows there are.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The count.</returns>
    public Task<long> CountAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        Query<long>.Create(Grouping.Count(new QueryState(_runner, _plan, new ConstantValue(typeof(long), null)))).SingleAsync(options, cancellation);

    /// <summary>How the query would be run: the optimised plan, as text. Nothing runs.</summary>
    /// <returns>The text.</returns>
    public string Explain() => _runner.Explain(_plan);

    /// <summary>Runs the query for its figures: rows, bytes and time of each part of the plan, rows left out for being null.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The text.</returns>
    public async Task<string> ExplainAnalyzeAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        (await AnalyzeAsync(options, cancellation)).Text;

    /// <summary>The same as an object, for the demo.</summary>
    internal Task<RunAnalysis> AnalyzeAsync(RunOptions? options, CancellationToken cancellation) => _runner.AnalyzeAsync(_plan, options, cancellation);
}
