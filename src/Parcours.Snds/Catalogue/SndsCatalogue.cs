using System.Collections.Frozen;
using System.Collections.Immutable;
using Parcours.Snds.Catalogue;
using Parcours.Snds.Diagnostics;

namespace Parcours;

/// <summary>The tables that the SNDS publishes.</summary>
public static class SndsCatalogue
{
    private static readonly FrozenDictionary<string, SndsTable> ByName =
        CatalogueReader.ReadEmbedded().ToFrozenDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All tables, by name.</summary>
    public static ImmutableArray<SndsTable> Tables { get; } = [.. ByName.Values.OrderBy(table => table.Name, StringComparer.Ordinal)];

    /// <summary>The table of a name.</summary>
    /// <param name="name">The published name, such as <c>ER_PHA_F</c> or <c>T_MCOaaB</c>.</param>
    /// <exception cref="ParcoursException">PRC0501: there is no such table.</exception>
    public static SndsTable Find(string name) => ByName.GetValueOrDefault(name) ?? throw SndsErrors.UnknownTable(name, ByName.Keys);

    /// <summary>The table of a name, or null.</summary>
    /// <param name="name">The published name.</param>
    public static SndsTable? TryFind(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What the name of a file says of its content, or null when it is not the name of a table.</summary>
    /// <param name="fileName">
    /// The name, with or without folder and extension, in any case: <c>T_MCO19B.csv</c>, <c>ER_PRS_F_201903.parquet</c>, <c>T_MCOaaC.csv</c>.
    /// </param>
    internal static SndsFile? MatchFile(string fileName) => FileNameMatcher.Match(fileName, ByName);
}
