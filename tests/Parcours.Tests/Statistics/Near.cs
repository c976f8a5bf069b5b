namespace Parcours.Tests.Statistics;

/// <summary>Numbers that agree to a relative precision; values not defined must both be so.</summary>
internal static class Near
{
    public static void Equal(double expected, double actual, double relative = 1e-11)
    {
        bool same = expected.Equals(actual) || Math.Abs(expected - actual) <= relative * Math.Abs(expected) || (expected == 0 && Math.Abs(actual) <= relative);
        Assert.True(same, FormattableString.Invariant($"expected {expected:R}, found {actual:R}"));
    }
}
