using System.Collections.Immutable;
using System.Reflection;

namespace Parcours.Results;

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
