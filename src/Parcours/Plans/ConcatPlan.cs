using System.Collections.Immutable;
using Parcours.Diagnostics;

namespace Parcours.Plans;

/// <summary>The rows of one input after those of another; columns are matched by place.</summary>
internal sealed record ConcatPlan : LogicalPlan
{
    public ConcatPlan(LogicalPlan first, LogicalPlan second)
        : base(Of(first, second))
    {
        First = first;
        Second = second;
    }

    public LogicalPlan First { get; }

    public LogicalPlan Second { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [First, Second];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new ConcatPlan(inputs[0], inputs[1]);

    public override string Describe() => "Concat";

    private static ImmutableArray<Field> Of(LogicalPlan first, LogicalPlan second)
    {
        if (!first.Schema.Select(f => f.Type).SequenceEqual(second.Schema.Select(f => f.Type)))
        {
            throw Errors.FunctionTypes("Concat", first.Schema.Concat(second.Schema).Select(f => f.Type));
        }

        return [.. first.Schema.Zip(second.Schema, (a, b) => a with { Nullable = a.Nullable || b.Nullable, IsPatient = a.IsPatient && b.IsPatient })];
    }
}
