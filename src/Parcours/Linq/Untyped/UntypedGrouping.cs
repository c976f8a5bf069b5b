using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Plans;
using Parcours.Results;

namespace Parcours;

/// <summary>Rows grouped by keys, of which aggregates can be asked.</summary>
public sealed class UntypedGrouping
{
    private readonly IQueryRunner _runner;
    private readonly LogicalPlan _plan;
    private readonly ImmutableArray<NamedExpression> _keys;

    internal UntypedGrouping(IQueryRunner runner, LogicalPlan plan, ImmutableArray<NamedExpression> keys)
    {
        _runner = runner;
        _plan = plan;
        _keys = keys;
    }

    /// <summary>A row for each different key, in ascending order of the keys, null last: the keys, then the aggregates.</summary>
    /// <param name="aggregates">The aggregates and the names of their columns.</param>
    /// <returns>The query of those rows.</returns>
    public UntypedQuery Aggregate(params (string Name, Aggregation Aggregation)[] aggregates)
    {
        ArgumentNullException.ThrowIfNull(aggregates);
        var names = new HashSet<string>(_keys.Select(k => k.Name), StringComparer.OrdinalIgnoreCase);
        foreach ((string name, _) in aggregates)
        {
            if (!names.Add(name))
            {
                throw Errors.DuplicateName(nameof(Aggregate), name);
            }
        }

        return new UntypedQuery(_runner, new AggregatePlan(_plan, _keys, [.. aggregates.Select(a => new NamedAggregate(a.Name, a.Aggregation.Resolve(_plan)))]));
    }
}
