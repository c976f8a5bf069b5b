using Parcours.Expressions;

namespace Parcours.Linq;

/// <summary>What a part of a lambda stands for, while it is translated.</summary>
/// <param name="Type">Its type in the lambda.</param>
internal abstract record Value(Type Type);

/// <summary>One value a row: an expression over the columns of the plan.</summary>
/// <param name="Type">Its type in the lambda; the expression may be of a narrower integer type, and may be null where the type cannot.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Asserted">Whether the author said that it is never null where the expression may be, as with <c>.Value</c>.</param>
internal sealed record ScalarValue(Type Type, Expression Expression, bool Asserted = false) : Value(Type);

/// <summary>A value that does not depend on the row: a constant, a captured variable, or what is computed of those.</summary>
/// <param name="Type">Its type in the lambda.</param>
/// <param name="Constant">The value.</param>
internal sealed record ConstantValue(Type Type, object? Constant) : Value(Type);
