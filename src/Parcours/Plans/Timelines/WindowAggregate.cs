using Parcours.Expressions;

namespace Parcours.Plans.Timelines;

/// <summary>An aggregate of the right rows within a window. Of none, counts are 0 and all others null.</summary>
internal sealed record WindowAggregate(string Name, int Window, AggregateExpression Aggregate) : WindowMeasure(Name, Window)
{
    public override Field Field => new(
        Name, Aggregate.Type, Aggregate.Nullable || Aggregate.Function is not (AggregateFunction.Count or AggregateFunction.CountDistinct));

    public override string ToString() => $"{Aggregate} in window {Window + 1}";
}
