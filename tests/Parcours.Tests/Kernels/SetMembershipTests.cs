using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class SetMembershipTests
{
    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Members_are_the_codes_whose_bit_is_set(SimdLevel level) => Cases.Each(1500, (count, setBits, random) =>
    {
        // The limits of the registers deserve more than their share.
        setBits = random.Next(4) == 0 ? random.Next(1, 5) * 256 + random.Next(-1, 2) : setBits;
        using Buffer<ulong> set = Cases.Bits(random, setBits);
        using var codes = new Buffer<int>(count);
        foreach (ref int code in codes.Span)
        {
            code = random.Next(10) switch
            {
                0 => random.Next(int.MinValue, int.MaxValue),
                1 => setBits + random.Next(-1, 2),
                _ => random.Next(0, setBits + 1),
            };
        }

        using var actual = new Buffer<ulong>(Bitmap.Words(count));
        SetMembership.ToBitmap(level, codes, count, set, setBits, actual);
        Cases.AssertBits(actual.Span, count, i => (uint)codes.Span[i] < setBits && set.Span.Bit(codes.Span[i]));
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Noise_past_the_set_makes_no_members(SimdLevel level)
    {
        using var set = new Buffer<ulong>([ulong.MaxValue]);
        using var codes = new Buffer<int>([0, 4, 5, 6, 63, 64, -1, int.MaxValue]);
        using var actual = new Buffer<ulong>(1);
        SetMembership.ToBitmap(level, codes, 8, set, 5, actual);
        Assert.Equal(0b11UL, actual.Span[0]);
    }
}
