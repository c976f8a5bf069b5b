using System.Data.Common;
using Apache.Arrow;
using Parcours.Linq;
using Parcours.Plans;
using Parcours.Results;

namespace Parcours;

/// <content>Exits: here the query runs.</content>
public partial class Query<T>
{
    /// <summary>Runs the query and streams its rows as Arrow record batches, a column for each single value of a row.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The batches; the caller disposes of each.</returns>
    public IAsyncEnumerable<RecordBatch> ToArrowAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        State.Runner.RunAsync(Output().Plan, options, cancellation);

    /// <summary>Runs the query and streams its rows.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The rows.</returns>
    public IAsyncEnumerable<T> AsAsyncEnumerable(RunOptions? options = null, CancellationToken cancellation = default)
    {
        (LogicalPlan plan, RowShape shape) = Output();
        return RowStream.ReadAsync<T>(State.Runner.RunAsync(plan, options, cancellation), shape, cancellation);
    }

    /// <summary>Runs the query and gives all its rows.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The rows.</returns>
    public Task<List<T>> ToListAsync(RunOptions? options = null, CancellationToken cancellation = default)
    {
        (LogicalPlan plan, RowShape shape) = Output();
        return RowStream.ToListAsync<T>(State.Runner.RunAsync(plan, options, cancellation), shape, cancellation);
    }

    /// <summary>The first row.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ParcoursException">PRC0391: there is none.</exception>
    public async Task<T> FirstAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        RowStream.First(await Take(1).ToListAsync(options, cancellation));

    /// <summary>The first row, or the type's default when there is none.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The row or the default.</returns>
    public async Task<T?> FirstOrDefaultAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        (await Take(1).ToListAsync(options, cancellation)).FirstOrDefault();

    /// <summary>The only row.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The row.</returns>
    /// <exception cref="ParcoursException">PRC0391: there is none. PRC0392: there are more.</exception>
    public async Task<T> SingleAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        RowStream.Single(await Take(2).ToListAsync(options, cancellation));

    /// <summary>How many rows there are.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The count.</returns>
    public Task<long> CountAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        Query<long>.Create(Grouping.Count(State)).SingleAsync(options, cancellation);

    /// <summary>Whether there are any rows.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>True when there is one at least.</returns>
    public async Task<bool> AnyAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        await Take(1).CountAsync(options, cancellation) > 0;

    /// <summary>Aggregates of all rows, computed now, as <c>AggregateAsync(r => r.Sum(d => d.Boxes))</c>.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="selector">What is computed of all rows.</param>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The result.</returns>
    public Task<TResult> AggregateAsync<TResult>(
        System.Linq.Expressions.Expression<Func<Rows<T>, TResult>> selector,
        RunOptions? options = null,
        CancellationToken cancellation = default) => Aggregate(selector).SingleAsync(options, cancellation);

    /// <summary>Runs the query and gives its rows to what reads ADO.NET, a column for each single value of a row.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The reader; disposing of it ends the query.</returns>
    public DbDataReader AsDataReader(RunOptions? options = null, CancellationToken cancellation = default)
    {
        LogicalPlan plan = Output().Plan;
        return new BatchDataReader(plan.Schema, State.Runner.RunAsync(plan, options, cancellation), cancellation);
    }

    /// <summary>How the query would be run: the optimised plan, as text. Nothing runs.</summary>
    /// <returns>The text.</returns>
    public string Explain() => State.Runner.Explain(Output().Plan);

    /// <summary>Runs the query for its figures: rows, bytes and time of each part of the plan, rows left out for being null.</summary>
    /// <param name="options">How to run it; the dataset's own options when null.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The text.</returns>
    public async Task<string> ExplainAnalyzeAsync(RunOptions? options = null, CancellationToken cancellation = default) =>
        (await State.Runner.AnalyzeAsync(Output().Plan, options, cancellation)).Text;

    private (LogicalPlan Plan, RowShape Shape) Output()
    {
        State.RefuseRows("A row of the result");
        return Projection.Of(State);
    }
}
