using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>Where the rows of a group come from.</summary>
/// <param name="MayBeEmpty">Whether a group may have no rows.</param>
internal abstract record RowsSource(bool MayBeEmpty);

/// <summary>The rows of the aggregate at the bottom of the plan, by its keys; without keys, all rows.</summary>
/// <param name="MayBeEmpty">True without keys: there is a group even of no rows.</param>
internal sealed record GroupedRows(bool MayBeEmpty) : RowsSource(MayBeEmpty);

/// <summary>The rows of another query whose keys equal those of this row.</summary>
/// <param name="Inner">The other query.</param>
/// <param name="OuterKeys">The keys of this row, over the columns of the plan.</param>
/// <param name="InnerKeys">The keys of the other rows, over the columns of <paramref name="Inner"/>.</param>
internal sealed record JoinedRows(LogicalPlan Inner, ImmutableArray<Expression> OuterKeys, ImmutableArray<Expression> InnerKeys)
    : RowsSource(MayBeEmpty: true);
