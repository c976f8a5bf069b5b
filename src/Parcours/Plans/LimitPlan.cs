using System.Collections.Immutable;

namespace Parcours.Plans;

/// <summary>The rows after the first <paramref name="Skip"/>, at most <paramref name="Take"/> of them.</summary>
/// <param name="Input">The rows, in their order.</param>
/// <param name="Skip">How many to leave out first, 0 or more.</param>
/// <param name="Take">How many to give at most; null for all.</param>
internal sealed record LimitPlan(LogicalPlan Input, long Skip, long? Take) : LogicalPlan(Input.Schema)
{
    public override ImmutableArray<LogicalPlan> Inputs => [Input];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new LimitPlan(inputs[0], Skip, Take);

    /// <summary>A sum of counts of rows; beyond the greatest number it is the greatest number.</summary>
    public static long Sum(long first, long second) => first > long.MaxValue - second ? long.MaxValue : first + second;

    public override string Describe() => $"Limit {(Take is null ? "all" : Take)} after {Skip}";
}
