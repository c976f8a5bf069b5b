using Parcours.Plans;

namespace Parcours.Specification.Reference;

/// <summary>Compares two answers, row by row and in order.</summary>
internal static class Comparison
{
    /// <param name="plan">What was asked.</param>
    /// <param name="expected">The answer of the reference engine.</param>
    /// <param name="actual">The answer to judge.</param>
    /// <param name="signedZeros">Whether -0.0 and 0.0 are told apart.</param>
    public static void AssertSame(LogicalPlan plan, IReadOnlyList<object?[]> expected, IReadOnlyList<object?[]> actual, bool signedZeros = true) =>
        AssertSame([.. plan.Schema.Select(f => f.Type)], expected, actual, signedZeros);

    public static void AssertSame(IReadOnlyList<ColumnType> types, IReadOnlyList<object?[]> expected, IReadOnlyList<object?[]> actual, bool signedZeros = true)
    {
        for (int i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            bool same = i < expected.Count && i < actual.Count
                && expected[i].Zip(actual[i]).All(p => Same(p.First, p.Second, signedZeros));
            if (!same)
            {
                Assert.Fail($"""
                    Rows expected {expected.Count}, found {actual.Count}; the first difference is in row {i}:
                      expected {(i < expected.Count ? RowText.Row(expected[i], types) : "no row")}
                      found    {(i < actual.Count ? RowText.Row(actual[i], types) : "no row")}
                    """);
            }
        }
    }

    private static bool Same(object? left, object? right, bool signedZeros) =>
        left?.GetType() == right?.GetType()
        && (signedZeros ? Values.Compare(left, right) : Values.Compare(Values.Key(left), Values.Key(right))) == 0;
}
