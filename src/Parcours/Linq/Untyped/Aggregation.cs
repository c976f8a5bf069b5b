using Parcours.Diagnostics;
using Parcours.Expressions;
using Parcours.Linq;
using Parcours.Plans;

namespace Parcours;

/// <summary>An aggregate of the rows of a group, for the untyped door. Made by <see cref="Agg"/>.</summary>
public sealed class Aggregation
{
    private readonly AggregateFunction _function;
    private readonly Column? _argument;
    private readonly Column? _filter;
    private readonly bool _ofPatients;
    private readonly double _share;

    internal Aggregation(AggregateFunction function, Column? argument, Column? filter = null, double share = 0, bool ofPatients = false)
    {
        _function = function;
        _argument = argument;
        _filter = filter;
        _share = share;
        _ofPatients = ofPatients;
    }

    /// <summary>The same aggregate of only the rows for which a condition is true.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The aggregate.</returns>
    public Aggregation Where(Column condition) =>
        new(_function, _argument, _filter is null ? condition : _filter & condition, _share, _ofPatients);

    internal AggregateExpression Resolve(LogicalPlan plan)
    {
        Expression? argument = _ofPatients ? Patient(plan) : _argument?.Resolve(plan);
        return new AggregateExpression(_function, argument, _filter is null ? null : Scalars.Condition(_filter.Resolve(plan)), _share);
    }

    private static ColumnExpression Patient(LogicalPlan plan)
    {
        int index = plan.Schema.Select(f => f.IsPatient).ToList().IndexOf(true);
        return index >= 0 ? plan.Column(index) : throw Errors.NoPatient(null);
    }
}
