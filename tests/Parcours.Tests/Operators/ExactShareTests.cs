using System.Globalization;
using System.Numerics;
using CsCheck;
using Parcours.Operators.Aggregates;

namespace Parcours.Tests.Operators;

public sealed class ExactShareTests
{
    [Theory]
    [InlineData(0.07, 100, 7)]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.57, 100, 57)]
    [InlineData(0.1, 10, 1)]
    [InlineData(0.9, 10, 9)]
    [InlineData(0.5, 3, 2)]
    [InlineData(0.0, 5, 1)]
    [InlineData(1.0, 5, 5)]
    [InlineData(1e-300, 5, 1)]
    [InlineData(0.3333333333333333, 3, 1)]
    [InlineData(0.3333333333333334, 3, 2)]
    [InlineData(0.5, 1L << 60, 1L << 59)]
    public void A_rank_is_that_of_the_share_as_it_is_written(double share, long size, long rank) => Assert.Equal(rank, new ExactShare(share).Rank(size));

    [Fact]
    public void Every_share_of_so_many_digits_has_the_rank_of_its_fraction() =>
        Gen.Select(Gen.Int[1, 9], Gen.Long[0, 999_999_999], Gen.Long[1, int.MaxValue]).Sample((digits, number, size) =>
        {
            long unit = (long)BigInteger.Pow(10, digits);
            number %= unit + 1;
            double share = double.Parse($"{number}E-{digits}", CultureInfo.InvariantCulture);
            BigInteger expected = BigInteger.Max(1, ((new BigInteger(number) * size) + unit - 1) / unit);
            Assert.Equal(expected, new ExactShare(share).Rank(size));
        });
}
