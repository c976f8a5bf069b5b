using Parcours.Expressions;

namespace Parcours.Linq;

/// <summary>Rows of a group, of which only aggregates can be asked.</summary>
/// <param name="Type"><see cref="Rows{T}"/> or <see cref="Group{TKey, T}"/> of the element.</param>
/// <param name="Source">Where the rows come from.</param>
/// <param name="Element">What one row is, over the columns of the source.</param>
internal sealed record RowsValue(Type Type, RowsSource Source, Value Element) : Value(Type)
{
    /// <summary>The key of the group, over the columns of the plan; null where there is none to be asked for.</summary>
    public Value? Key { get; init; }

    /// <summary>Rows for which it is not true are left out.</summary>
    public Expression? Filter { get; init; }

    /// <summary>Whether a missing row stands in when there are none: <c>DefaultIfEmpty</c>.</summary>
    public bool OrMissing { get; init; }

    /// <summary>Whether there may be no rows at all.</summary>
    public bool MayBeEmpty => Filter is not null || Source.MayBeEmpty;
}
