using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed class SimdTests
{
    [Theory]
    [InlineData(null, "Vector512", "Vector512")]
    [InlineData("", "Vector256", "Vector256")]
    [InlineData("scalar", "Vector512", "Scalar")]
    [InlineData("vector256", "Vector512", "Vector256")]
    [InlineData("VECTOR512", "Vector512", "Vector512")]
    [InlineData("vector512", "Vector256", "Vector256")]
    [InlineData("vector1024", "Vector512", "Vector512")]
    [InlineData("-5", "Vector512", "Vector512")]
    public void A_wish_lowers_the_level_and_never_raises_it(string? wish, string supported, string expected) =>
        Assert.Equal(Enum.Parse<SimdLevel>(expected), Simd.Choose(wish, Enum.Parse<SimdLevel>(supported)));

    [Fact]
    public void The_best_level_is_one_the_processor_has() => Assert.True(Simd.Has(Simd.Best));
}
