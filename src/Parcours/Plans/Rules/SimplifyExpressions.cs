using Parcours.Columns;
using Parcours.Expressions;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Plans.Rules;

/// <summary>Computes what does not depend on the row, and drops what cannot matter.</summary>
internal sealed class SimplifyExpressions : OptimizerRule
{
    public override string Name => "simplify-expressions";

    public override LogicalPlan Apply(LogicalPlan plan) => plan.Rewrite(node => node switch
    {
        FilterPlan filter => Filter(filter),
        ProjectPlan project => new ProjectPlan(project.Input, [.. project.Expressions.Select(e => e with { Expression = Simplify(e.Expression) })]),
        ScanPlan { Filter: not null } scan => new ScanPlan(scan.Table, scan.Columns, Simplify(scan.Filter)),
        _ => node,
    });

    private static LogicalPlan Filter(FilterPlan filter)
    {
        Expression predicate = Simplify(filter.Predicate);
        return predicate is LiteralExpression { Value: true } ? filter.Input
            : ReferenceEquals(predicate, filter.Predicate) ? filter
            : new FilterPlan(filter.Input, predicate);
    }

    /// <summary>An expression with the same values, which may be simpler.</summary>
    public static Expression Simplify(Expression expression) => expression.Rewrite(node => node is CallExpression call ? Simplify(call) : node);

    private static Expression Simplify(CallExpression call)
    {
        if (call.Arguments.All(a => a is LiteralExpression))
        {
            return Fold(call);
        }

        return call switch
        {
            // A condition that is never null is what it is.
            { Function: Function.IsTrue, Arguments: [{ Nullable: false } condition] } => condition,
            { Function: Function.Not, Arguments: [CallExpression { Function: Function.Not } inner] } => inner.Arguments[0],
            { Function: Function.And } => Connect(call, Function.And, neutral: true),
            { Function: Function.Or } => Connect(call, Function.Or, neutral: false),
            { Function: Function.If, Arguments: [LiteralExpression { Value: true }, var then, _] } => then,
            { Function: Function.If, Arguments: [LiteralExpression, _, var otherwise] } => otherwise,
            { Function: Function.NotDistinct, Arguments: [{ Nullable: false }, { Nullable: false }] } => CallExpression.Call(Function.Equal, call.Arguments),
            { Function: Function.NotDistinct, Arguments: [var value, LiteralExpression { Value: null }] } => CallExpression.Call(Function.IsNull, value),
            { Function: Function.IsNull, Arguments: [{ Nullable: false }] } => LiteralExpression.Of(false),
            { Function: Function.IsNotNull, Arguments: [{ Nullable: false }] } => LiteralExpression.Of(true),
            _ => call,
        };
    }

    /// <summary>Nested conjunctions become one; neutral parts go; one part is itself.</summary>
    private static Expression Connect(CallExpression call, Function function, bool neutral)
    {
        var parts = new List<Expression>();
        foreach (Expression argument in call.Arguments)
        {
            if (argument is LiteralExpression { Value: bool value })
            {
                if (value != neutral)
                {
                    return argument;
                }
            }
            else if (argument is CallExpression inner && inner.Function == function)
            {
                parts.AddRange(inner.Arguments);
            }
            else
            {
                parts.Add(argument);
            }
        }

        return parts.Count switch
        {
            0 => LiteralExpression.Of(neutral),
            1 => parts[0],
            _ when parts.SequenceEqual(call.Arguments) => call,
            _ => CallExpression.Call(function, [.. parts]),
        };
    }

    /// <summary>The value of a constant call. What fails stays as it is: it is an error only if a row comes to it.</summary>
    private static unsafe Expression Fold(CallExpression call)
    {
        using var arena = new Arena();
        try
        {
            Evaluator evaluator = new EvaluatorFactory([], 0, SimdLevel.Scalar).Make(call);
            Vector value = evaluator.Evaluate(new Batch(0) { Count = 1 }, new EvaluationContext(arena, SimdLevel.Scalar));
            if (!value.IsValid(0))
            {
                return LiteralExpression.Null(call.Type);
            }

            object constant = value.Lane switch
            {
                Lane.Bit => Bitmap.Get(value.Bits, 0),
                Lane.Int32 => (long)*value.Int32,
                Lane.Int64 => *value.Int64,
                Lane.Float64 => *value.Float64,
                _ when call.Type.Kind == ColumnKind.Binary => value.Text->Span.ToArray(),
                _ => System.Text.Encoding.UTF8.GetString(value.Text->Span),
            };
            return new LiteralExpression(constant, call.Type);
        }
        catch (ParcoursException)
        {
            return call;
        }
    }
}
