using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>An expression and the name of the column that it gives.</summary>
internal sealed record NamedExpression(string Name, Expression Expression);
