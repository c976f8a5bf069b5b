using System.Collections.Immutable;

namespace Parcours;

/// <summary>The controls that were drawn.</summary>
/// <param name="Controls">The controls, in ordinal order of the cases, then in the order of their draws.</param>
/// <param name="Short">The cases with fewer controls than were asked for, and how many they have, in ordinal order.</param>
public sealed record MatchResult(ImmutableArray<MatchedControl> Controls, ImmutableArray<(string Case, int Found)> Short);
