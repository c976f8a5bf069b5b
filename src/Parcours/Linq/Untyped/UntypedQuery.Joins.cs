using Parcours.Expressions;
using Parcours.Linq;
using Parcours.Plans;

namespace Parcours;

/// <content>Joins on equal keys.</content>
public sealed partial class UntypedQuery
{
    /// <summary>Every pair of rows of two queries with equal keys; null equals nothing here.</summary>
    /// <param name="other">The other query.</param>
    /// <param name="on">Pairs of a column of this query and one of the other.</param>
    /// <returns>The columns of this query, then those of the other; a name that comes twice has <c>_2</c> after it the second time.</returns>
    public UntypedQuery Join(UntypedQuery other, params (string Left, string Right)[] on) => Join(other, JoinKind.Inner, on);

    /// <summary>Every pair of rows with equal keys, and this query's rows without a match with null on the other side.</summary>
    /// <param name="other">The other query.</param>
    /// <param name="on">Pairs of a column of this query and one of the other.</param>
    /// <returns>The columns of this query, then those of the other; a name that comes twice has <c>_2</c> after it the second time.</returns>
    public UntypedQuery LeftJoin(UntypedQuery other, params (string Left, string Right)[] on) => Join(other, JoinKind.Left, on);

    private UntypedQuery Join(UntypedQuery other, JoinKind kind, (string Left, string Right)[] on)
    {
        Together(other);
        ArgumentOutOfRangeException.ThrowIfZero(on.Length, nameof(on));
        var left = new List<Expression>();
        var right = new List<Expression>();
        foreach ((string l, string r) in on)
        {
            Expression leftKey = ColumnOperators.Find(_plan, l);
            Expression rightKey = ColumnOperators.Find(other._plan, r);
            (Expression alignedLeft, Expression alignedRight) = Scalars.Align(leftKey, rightKey)
                ?? throw Diagnostics.Errors.ColumnTypes($"{l} == {r}", [leftKey.Type, rightKey.Type]);
            left.Add(alignedLeft);
            right.Add(alignedRight);
        }

        LogicalPlan inner = Renamed(other._plan);
        return With(new JoinPlan(_plan, inner, kind, [.. left], [.. right.Select(r => Values.Shift(r, inner, 0))]));
    }

    /// <summary>The other plan with names that this one does not have.</summary>
    private LogicalPlan Renamed(LogicalPlan plan)
    {
        var taken = new HashSet<string>(_plan.Schema.Select(f => f.Name), StringComparer.OrdinalIgnoreCase);
        string[] names = [.. plan.Schema.Select(f => taken.Contains(f.Name) ? f.Name + "_2" : f.Name)];
        return names.SequenceEqual(plan.Schema.Select(f => f.Name))
            ? plan
            : new ProjectPlan(plan, [.. names.Select((n, i) => new NamedExpression(n, plan.Column(i)))]);
    }
}
