using Parcours.Cli.Options;

namespace Parcours.Cli.Tests.Options;

public sealed class MemorySizeTests
{
    [Theory]
    [InlineData("2GiB", 2L << 30)]
    [InlineData("2G", 2L << 30)]
    [InlineData("2gb", 2_000_000_000)]
    [InlineData("500 MB", 500_000_000)]
    [InlineData("1.5GiB", 3L << 29)]
    [InlineData("4096", 4096)]
    [InlineData("4096B", 4096)]
    [InlineData("1TiB", 1L << 40)]
    public void A_size_is_read_with_its_unit(string text, long bytes)
    {
        Assert.True(MemorySize.TryParse(text, out long found));
        Assert.Equal(bytes, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GiB")]
    [InlineData("-2GiB")]
    [InlineData("2 gigs")]
    [InlineData("1e3")]
    [InlineData("0")]
    [InlineData("99999999999TiB")]
    [InlineData("1,5GiB")]
    public void What_is_no_size_is_refused(string text) => Assert.False(MemorySize.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1 << 20, "1.00 MiB")]
    [InlineData(12_400_000, "11.8 MiB")]
    [InlineData(999L << 30, "999 GiB")]
    public void A_size_is_written_with_three_digits(long bytes, string text) => Assert.Equal(text, MemorySize.Format(bytes));
}
