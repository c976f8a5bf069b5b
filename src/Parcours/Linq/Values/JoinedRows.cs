using System.Collections.Immutable;
using Parcours.Expressions;
using Parcours.Plans;

namespace Parcours.Linq;

/// <summary>The rows of another query whose keys equal those of this row.</summary>
/// <param name="Inner">The other query.</param>
/// <param name="OuterKeys">The keys of this row, over the columns of the plan.</param>
/// <param name="InnerKeys">The keys of the other rows, over the columns of <paramref name="Inner"/>.</param>
internal sealed record JoinedRows(LogicalPlan Inner, ImmutableArray<Expression> OuterKeys, ImmutableArray<Expression> InnerKeys)
    : RowsSource(MayBeEmpty: true);
