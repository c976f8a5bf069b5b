using System.Collections.Immutable;
using System.Reflection;

namespace Parcours.Results;

/// <summary>How a value of a caller's type is made of the columns of a result.</summary>
/// <param name="Type">The caller's type.</param>
internal abstract record RowShape(Type Type);

/// <summary>A value that is one column.</summary>
/// <param name="Type">The caller's type: a number, text, a date, an enum, or a nullable one.</param>
/// <param name="Column">The place of the column.</param>
/// <param name="Name">What the value is called in messages.</param>
internal sealed record ScalarShape(Type Type, int Column, string Name) : RowShape(Type);

/// <summary>An object made by a constructor (or a static method such as <c>Tuple.Create</c>), then completed by setting properties.</summary>
/// <param name="Type">The caller's type.</param>
/// <param name="Maker">What makes the object.</param>
/// <param name="Arguments">What the maker takes.</param>
/// <param name="Setters">What is set afterwards.</param>
/// <param name="Presence">A boolean column that is false where the object is null; null where there always is one.</param>
internal sealed record ObjectShape(
    Type Type,
    MethodBase Maker,
    ImmutableArray<RowShape> Arguments,
    ImmutableArray<(MemberInfo Member, RowShape Shape)> Setters,
    int? Presence) : RowShape(Type);
