using Apache.Arrow;
using Parcours.Execution;
using Parcours.Kernels;
using Parcours.Plans;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Engine;

/// <summary>Asks the engine in several ways, and compares each answer with that of the reference engine.</summary>
internal static class EngineAnswers
{
    /// <summary>Ways to run that must not show in the answer.</summary>
    public static IReadOnlyList<RunOptions> Settings { get; } =
    [
        .. from level in Enum.GetValues<SimdLevel>().Where(Simd.Has).Reverse()
           from way in new (int Threads, int Batch)[] { (1, 4096), (2, 7), (5, 1), (2, 4096) }
           select new RunOptions { Threads = way.Threads, BatchRows = way.Batch, Level = level },
    ];

    /// <summary>Compares the answers in order; false when there is none, because a value does not exist.</summary>
    public static bool AssertSame(StoredDataset dataset, LogicalPlan plan, string name)
    {
        List<object?[]> expected;
        try
        {
            expected = dataset.Reference.Run(plan);
        }
        catch (EvaluationException)
        {
            return false;
        }

        foreach (RunOptions options in Settings)
        {
            try
            {
                Comparison.AssertSame(plan, expected, Run(dataset, plan, options));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{name}, {options.Threads} threads, batches of {options.BatchRows}, {options.Level}: {failure.Message}", failure);
            }
        }

        return true;
    }

    /// <summary>The rows that the engine answers.</summary>
    public static List<object?[]> Run(StoredDataset dataset, LogicalPlan plan, RunOptions options) => Task.Run(async () =>
    {
        var rows = new List<object?[]>();
        await foreach (RecordBatch batch in QueryExecutor.RunAsync(plan, dataset.Snapshot, options, CancellationToken.None))
        {
            using (batch)
            {
                rows.AddRange(ArrowValues.Rows(batch));
            }
        }

        return rows;
    }).GetAwaiter().GetResult();
}
