using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>An aggregate and the name of the column that it gives.</summary>
internal sealed record NamedAggregate(string Name, AggregateExpression Aggregate);
