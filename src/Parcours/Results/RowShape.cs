namespace Parcours.Results;

/// <summary>How a value of a caller's type is made of the columns of a result.</summary>
/// <param name="Type">The caller's type.</param>
internal abstract record RowShape(Type Type);
