using CsCheck;
using Parcours.Snds.Linkage;
using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Linkage;

public sealed class UnionFindTests
{
    [Fact]
    public void A_group_is_what_a_walk_along_the_joins_reaches_and_is_named_by_its_first_node() =>
        Gen.Int[0, 39].Select(Gen.Int[0, 39]).Array[0, 60].Sample(
            joins =>
            {
                var groups = new UnionFind();
                for (int i = 0; i < 40; i++)
                {
                    groups.Add();
                }

                foreach ((int a, int b) in joins)
                {
                    groups.Join(a, b);
                }

                for (int node = 0; node < 40; node++)
                {
                    Assert.Equal(Reached(node, joins).Min(), groups.Find(node));
                }
            },
            iter: Cases.Count(2000));

    private static HashSet<int> Reached(int node, (int A, int B)[] joins)
    {
        HashSet<int> reached = [node];
        while (Array.Exists(joins, join => reached.Contains(join.A) != reached.Contains(join.B) && (reached.Add(join.A) | reached.Add(join.B))))
        {
            // Each round reaches at least one node more.
        }

        return reached;
    }
}
