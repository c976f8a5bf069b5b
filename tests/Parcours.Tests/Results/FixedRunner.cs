using Apache.Arrow;
using Parcours.Execution;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Results;
using Parcours.Tests.Import;

namespace Parcours.Tests.Results;

/// <summary>Answers every query with the same rows, so that reading results is tested without running anything.</summary>
internal sealed class FixedRunner(IReadOnlyList<(string Name, ColumnType Type, Apache.Arrow.Types.IArrowType Arrow)> columns, params object?[][] rows) : IQueryRunner
{
    /// <summary>How many rows a batch has.</summary>
    public int BatchRows { get; init; } = 2;

    public TableSchema Table { get; } = new("t", TableKind.Reference,
        [.. columns.Select((c, i) => new ColumnSchema(c.Name, c.Type, rows.Any(r => r[i] is null)))]);

    public async IAsyncEnumerable<RecordBatch> RunAsync(LogicalPlan plan, RunOptions? options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        int[] asked = Columns(plan);
        var schema = new Schema(asked.Select(c => new Apache.Arrow.Field(columns[c].Name, columns[c].Arrow, true)), null);
        for (int at = 0; at < rows.Length; at += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            object?[][] batch = [.. rows.Skip(at).Take(BatchRows)];
            yield return new RecordBatch(schema, asked.Select(c => Arrays.Of(columns[c].Arrow, [.. batch.Select(r => r[c])])), batch.Length);
        }
    }

    public string Explain(LogicalPlan plan) => plan.ToString();

    public Task<RunAnalysis> AnalyzeAsync(LogicalPlan plan, RunOptions? options, CancellationToken cancellation) => Task.FromResult(new RunAnalysis(plan.ToString(), 0, 0));

    /// <summary>The columns of the table that a plan gives; of all that plans can do, only choosing columns is done here.</summary>
    private static int[] Columns(LogicalPlan plan) => plan switch
    {
        ScanPlan scan => [.. scan.Columns],
        ProjectPlan project => [.. project.Expressions.Select(e => Columns(project.Input)[((ColumnExpression)e.Expression).Index])],
        _ => Columns(plan.Inputs[0]),
    };
}
