using Parcours.Expressions;

namespace Parcours.Linq;

/// <summary>One value a row: an expression over the columns of the plan.</summary>
/// <param name="Type">Its type in the lambda; the expression may be of a narrower integer type, and may be null where the type cannot.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Asserted">Whether the author said that it is never null where the expression may be, as with <c>.Value</c>.</param>
internal sealed record ScalarValue(Type Type, Expression Expression, bool Asserted = false) : Value(Type);
