using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>One key of an order. Nulls come last, whatever the direction, unless said otherwise.</summary>
internal sealed record SortKey(Expression Expression, bool Descending = false, bool NullsFirst = false);
