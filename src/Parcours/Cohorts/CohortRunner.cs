using Apache.Arrow;
using Parcours.Plans;

namespace Parcours.Cohorts;

/// <summary>Runs cohorts: for each patient its key, its index date and a bit a step.</summary>
internal static class CohortRunner
{
    public static async Task<CohortRun> RunAsync(CohortDefinition cohort, RunOptions? options, CancellationToken cancellation)
    {
        LogicalPlan plan = CohortPlan.Bits(cohort);
        List<long> numbers = [];
        List<string> texts = [];
        List<ulong> bits = [];
        List<DateOnly?>? index = cohort.Index is null ? null : [];
        await foreach (RecordBatch batch in cohort.Patients.Runner.RunAsync(plan, options, cancellation).WithCancellation(cancellation))
        {
            using (batch)
            {
                Read(batch, numbers, texts, bits, index);
            }
        }

        return new CohortRun(cohort.Name, cohort.Labels, numbers, texts, bits, index, cohort.Patients.Runner.Explain(plan));
    }

    private static void Read(RecordBatch batch, List<long> numbers, List<string> texts, List<ulong> bits, List<DateOnly?>? index)
    {
        var passed = (Int64Array)batch.Column(1);
        for (int row = 0; row < batch.Length; row++)
        {
            bits.Add((ulong)passed.GetValue(row)!.Value);
            switch (batch.Column(0))
            {
                case Int64Array keys:
                    numbers.Add(keys.GetValue(row)!.Value);
                    break;
                case StringArray keys:
                    texts.Add(keys.GetString(row));
                    break;
                case var other:
                    throw new InvalidOperationException($"Patients come as {other.Data.DataType.Name}.");
            }

            index?.Add(((Date32Array)batch.Column(2)).GetDateOnly(row));
        }
    }
}
