using CsCheck;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Specification.Reference;

namespace Parcours.Specification.Generation;

public sealed class GenerationTests
{
    [Fact]
    public void Random_plans_reach_every_node_function_and_aggregate()
    {
        var reached = new HashSet<object>();
        int answered = 0;
        int cases = 0;
        int rows = 0;
        Case.Generator(new GenerationOptions()).Sample(
            one =>
            {
                cases++;
                foreach (LogicalPlan node in Case.Nodes(one.Plan))
                {
                    reached.Add(node.GetType());
                    reached.UnionWith(Parts(node));
                }

                try
                {
                    rows += new ReferenceEngine(one.Tables).Run(one.Plan).Count > 0 ? 1 : 0;
                    answered++;
                }
                catch (EvaluationException)
                {
                }
            },
            iter: Math.Max(3000, Case.Count(3000)),
            threads: 1,
            print: c => c.ToString());

        object[] wanted =
        [
            .. Enum.GetValues<Function>().Cast<object>(),
            .. Enum.GetValues<AggregateFunction>().Cast<object>(),
            .. Enum.GetValues<JoinKind>().Cast<object>(),
            .. typeof(LogicalPlan).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(LogicalPlan)) && !t.IsAbstract),
            .. TimelineParts.Wanted,
        ];
        Assert.Empty(wanted.Except(reached));
        Assert.True(answered > cases * 0.8, $"only {answered} of {cases} plans have an answer");
        Assert.True(rows > cases * 0.4, $"only {rows} of {cases} plans give rows");
    }

    private static IEnumerable<object> Parts(LogicalPlan node) =>
    [
        .. node is JoinPlan join ? [join.Kind] : Array.Empty<object>(),
        .. PlanParts.Aggregates(node).Select(a => (object)a.Aggregate.Function),
        .. TimelineParts.Of(node),
        .. PlanParts.Expressions(node).SelectMany(e => e.DescendantsAndSelf()).OfType<CallExpression>().Select(c => (object)c.Function),
    ];
}
