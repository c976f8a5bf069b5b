namespace Parcours.Cli.Options;

/// <summary>Reads kinds of tables as they are written in options and declarations.</summary>
internal static class TableKindNames
{
    private static readonly Dictionary<string, TableKind> Kinds =
        Enum.GetValues<TableKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names, in the order in which the documents give them.</summary>
    public static IReadOnlyCollection<string> Known => Kinds.Keys;

    public static TableKind? Find(string? name) => name is not null && Kinds.TryGetValue(name, out TableKind kind) ? kind : null;
}
