using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Parcours;

/// <summary>A table that the SNDS publishes: its columns, its key and how its rows find their patient.</summary>
public sealed class SndsTable
{
    private readonly FrozenDictionary<string, SndsColumn> _byName;

    internal SndsTable(string name, string product, TableKind kind, SndsLink link, ImmutableArray<SndsColumn> columns)
    {
        Name = name;
        Product = product;
        Kind = kind;
        Link = link;
        Columns = columns;
        _byName = columns.ToFrozenDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The published name; yearly tables have <c>aa</c> in the place of the year, as in <c>T_MCOaaB</c>.</summary>
    public string Name { get; }

    /// <summary>The part of the SNDS it belongs to, such as <c>DCIR</c> or <c>MCO</c>.</summary>
    public string Product { get; }

    /// <summary>What a row is.</summary>
    public TableKind Kind { get; }

    /// <summary>How a row finds its patient.</summary>
    internal SndsLink Link { get; }

    /// <summary>The published columns.</summary>
    public ImmutableArray<SndsColumn> Columns { get; }

    /// <summary>The columns that name a row for its details, or that name its parent; empty when there are none.</summary>
    public ImmutableArray<string> Key { get; internal init; } = [];

    /// <summary>The table of the parent or of the chaining, or null.</summary>
    public string? Parent { get; internal init; }

    /// <summary>The column of the date of an event or of the start of an interval, or null.</summary>
    public string? Time { get; internal init; }

    /// <summary>The column of the end of an interval, or null.</summary>
    public string? End { get; internal init; }

    /// <summary>The columns that order rows of one patient on one day.</summary>
    internal ImmutableArray<string> TieKey { get; init; } = [];

    /// <summary>Whether there is one such table a year, with a key that is unique within the year only.</summary>
    public bool IsYearly => Name.StartsWith("T_", StringComparison.Ordinal);

    /// <summary>Whether a delivery brings the whole state of the table, as of beneficiaries and long-term diseases, rather than what is new since the one before.</summary>
    public bool IsState => Product is "BENEFICIARIES" or "SHARED";

    /// <summary>The column of a name, or null: deliveries have columns that were never published.</summary>
    public SndsColumn? Find(string column) => _byName.GetValueOrDefault(column);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
