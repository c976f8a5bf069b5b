using CsCheck;
using Parcours.Plans;
using Parcours.Specification.Generation;

namespace Parcours.Specification.Engine;

public sealed class ExecutorTests
{
    [Fact]
    public void The_engine_gives_the_answer_of_the_reference_engine_whatever_the_threads_batches_and_vectors() => AssertSame(new GenerationOptions());

    [Fact]
    public void The_engine_gives_the_answer_of_the_reference_engine_to_timelines() => AssertSame(new GenerationOptions { Timelines = true });

    private static void AssertSame(GenerationOptions options)
    {
        int asked = 0;
        int answered = 0;
        EngineCase.Generator(options).Sample(
            one =>
            {
                using var dataset = StoredDataset.Import(one.Tables, one.Layout);
                for (int i = 0; i < one.Plans.Length; i++)
                {
                    LogicalPlan plan = new PlanRebinder(dataset.Tables).Rebind(one.Plans[i]);
                    asked++;
                    answered += EngineAnswers.AssertSame(dataset, plan, $"plan {i}") ? 1 : 0;
                }
            },
            iter: Case.Count(200),
            threads: 1,
            print: c => c.ToString());
        Assert.True(answered > asked * 0.7, $"only {answered} of {asked} plans have an answer");
    }

    /// <summary>More rows than a block holds, so that blocks, frames and morsels end within tables and patients.</summary>
    [Fact]
    public void The_engine_gives_the_answer_of_the_reference_engine_across_blocks() => AssertSameAcrossBlocks(new GenerationOptions { Extremes = false, MaxRows = 16 });

    [Fact]
    public void The_engine_gives_the_answer_of_the_reference_engine_to_timelines_across_blocks() =>
        AssertSameAcrossBlocks(new GenerationOptions { Extremes = false, MaxRows = 16, Timelines = true });

    private static void AssertSameAcrossBlocks(GenerationOptions options) => EngineCase.Generator(options).Sample(
        one =>
        {
            using var dataset = StoredDataset.Import([.. one.Tables.Select(t => BigTables.Grow(t, 3_000, options.Timelines))], one.Layout);
            dataset.Reference.MostPairs = 1_000_000;
            foreach (LogicalPlan plan in one.Plans.Where(p => !Case.Nodes(p).Any(n => n is JoinPlan)))
            {
                EngineAnswers.AssertSame(dataset, new PlanRebinder(dataset.Tables).Rebind(plan), plan.ToString());
            }
        },
        iter: Math.Max(4, Case.Count(400) / 100),
        threads: 1,
        print: c => c.ToString());
}
