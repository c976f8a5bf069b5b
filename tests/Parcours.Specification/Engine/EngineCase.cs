using System.Collections.Immutable;
using Parcours.Plans;
using Parcours.Specification.Generation;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Engine;

/// <summary>Tables, how they become a dataset, and a few plans to ask of it.</summary>
internal sealed record EngineCase(ImmutableArray<ReferenceTable> Tables, Layout Layout, ImmutableArray<LogicalPlan> Plans)
{
    private const int MaxPlans = 6;

    public static DrawGen<EngineCase> Generator(GenerationOptions options) => new(draw =>
    {
        ImmutableArray<ReferenceTable> tables = new TableGenerator(draw, options).Tables();
        TableSchema[] schemas = [.. tables.Select(t => t.Schema)];
        return new EngineCase(
            tables,
            Layout.Random(draw),
            [.. Enumerable.Range(0, draw.Between(1, MaxPlans)).Select(_ => Case.PlanOver(draw, schemas, options))]);
    });

    public override string ToString() => $"{Layout}\n{string.Join('\n', Tables)}\n{string.Join("\n\n", Plans.Select((p, i) => $"Plan {i}\n{p}"))}\n";
}
