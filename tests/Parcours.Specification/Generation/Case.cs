using System.Collections.Immutable;
using Parcours.Plans;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Generation;

/// <summary>A random question: tables and a plan over them.</summary>
internal sealed record Case(ImmutableArray<ReferenceTable> Tables, LogicalPlan Plan)
{
    /// <summary>Random cases, for <c>Sample</c> of CsCheck.</summary>
    public static DrawGen<Case> Generator(GenerationOptions options) => new(draw =>
    {
        ImmutableArray<ReferenceTable> tables = new TableGenerator(draw, options).Tables();
        return new Case(tables, PlanOver(draw, [.. tables.Select(t => t.Schema)], options));
    });

    /// <summary>A random plan, of a timeline node at its top where the options say so.</summary>
    public static LogicalPlan PlanOver(Draw draw, IReadOnlyList<TableSchema> tables, GenerationOptions options)
    {
        var plans = new PlanGenerator(draw, tables, options);
        return options.Timelines ? plans.Timeline(draw.Below(4)) : plans.Plan(draw.Between(1, 4));
    }

    /// <summary>How many cases a random test runs: PARCOURS_CASES in the environment, or what suits a test run of seconds.</summary>
    public static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("PARCOURS_CASES"), out int wanted) ? wanted : usual;

    /// <summary>The plan, and the tables that it reads.</summary>
    public override string ToString()
    {
        var read = Scans(Plan).Select(s => s.Table.Name).ToHashSet();
        return $"\n{Plan}\n\n{string.Join('\n', Tables.Where(t => read.Contains(t.Schema.Name)))}";
    }

    /// <summary>A plan and all plans below it.</summary>
    public static IEnumerable<LogicalPlan> Nodes(LogicalPlan plan) => plan.Inputs.SelectMany(Nodes).Prepend(plan);

    private static IEnumerable<ScanPlan> Scans(LogicalPlan plan) => Nodes(plan).OfType<ScanPlan>();
}
