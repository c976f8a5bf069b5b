using System.Collections.Immutable;
using System.Reflection;
using Parcours.Expressions;

namespace Parcours.Linq;

/// <summary>An object of the row: a record, an anonymous type, a tuple. Reading its members composes away.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Maker">The constructor or static method that makes it.</param>
/// <param name="Parts">Its members; those that the maker takes come first, in order.</param>
/// <param name="Presence">A boolean that is true where there is an object, after a left join; null where there always is one.</param>
internal sealed record ObjectValue(Type Type, MethodBase Maker, ImmutableArray<Part> Parts, Expression? Presence = null) : Value(Type)
{
    /// <summary>The member of a name, in its exact case if there is one.</summary>
    public Part? Find(string name) =>
        Parts.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal))
        ?? Parts.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
}
