using System.Collections.Immutable;
using Parcours.Diagnostics;
using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>Rows of two inputs whose keys are equal, as the keys of an <see cref="AggregatePlan"/> are, except that a null in a key matches nothing. No keys: every pair.</summary>
/// <remarks>Gives the left columns, then the right ones (not for semi and anti joins). In the order of the left rows, then of the right ones.</remarks>
internal sealed record JoinPlan : LogicalPlan
{
    public JoinPlan(LogicalPlan left, LogicalPlan right, JoinKind kind, ImmutableArray<Expression> leftKeys, ImmutableArray<Expression> rightKeys)
        : base(Of(left, right, kind))
    {
        Left = left;
        Right = right;
        Kind = kind;
        LeftKeys = leftKeys;
        RightKeys = rightKeys;
        for (int i = 0; i < Math.Max(leftKeys.Length, rightKeys.Length); i++)
        {
            if (leftKeys.Length != rightKeys.Length || leftKeys[i].Type != rightKeys[i].Type)
            {
                throw Errors.FunctionTypes("The keys of a join", leftKeys.Concat(rightKeys).Select(k => k.Type));
            }
        }
    }

    public LogicalPlan Left { get; }

    public LogicalPlan Right { get; }

    public JoinKind Kind { get; }

    public ImmutableArray<Expression> LeftKeys { get; }

    public ImmutableArray<Expression> RightKeys { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [Left, Right];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => new JoinPlan(inputs[0], inputs[1], Kind, LeftKeys, RightKeys);

    public override string Describe() =>
        $"{Kind} join on {string.Join(" and ", LeftKeys.Zip(RightKeys, (l, r) => $"{l} = {r}"))}";

    private static ImmutableArray<Field> Of(LogicalPlan left, LogicalPlan right, JoinKind kind) => kind switch
    {
        JoinKind.Semi or JoinKind.Anti => left.Schema,
        JoinKind.Left => [.. left.Schema, .. right.Schema.Select(f => f with { Nullable = true, IsPatient = false })],
        _ => [.. left.Schema, .. right.Schema.Select(f => f with { IsPatient = false })],
    };
}
