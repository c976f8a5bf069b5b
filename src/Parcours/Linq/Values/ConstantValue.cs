namespace Parcours.Linq;

/// <summary>A value that does not depend on the row: a constant, a captured variable, or what is computed of those.</summary>
/// <param name="Type">Its type in the lambda.</param>
/// <param name="Constant">The value.</param>
internal sealed record ConstantValue(Type Type, object? Constant) : Value(Type);
