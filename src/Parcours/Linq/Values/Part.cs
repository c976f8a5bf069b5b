using System.Reflection;

namespace Parcours.Linq;

/// <summary>A member of an object of the row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Setter">The property or field that is set after the object is made; null for what its maker takes.</param>
internal sealed record Part(string Name, Value Value, MemberInfo? Setter = null);
