using Parcours.Cli.Options;

namespace Parcours.Cli.Tests.Options;

public sealed class CountsTests
{
    [Theory]
    [InlineData(0, "0 lines")]
    [InlineData(1, "1 line")]
    [InlineData(2_000, "2,000 lines")]
    public void One_is_not_many(long count, string text) => Assert.Equal(text, Counts.Of(count, "line"));
}
