using Parcours.Import;

namespace Parcours.Tests.Import;

public sealed unsafe class LanePackingTests
{
    [Fact]
    public void Lanes_of_any_range_come_back()
    {
        var random = new Random(1);
        for (int i = 0; i < 3_000; i++)
        {
            int count = random.Next(1, 200);
            int bits = random.Next(65);
            long low = random.Next(3) == 0 ? 0 : random.NextInt64(long.MinValue, long.MaxValue);
            long[] lanes = [.. Enumerable.Range(0, count).Select(_ => unchecked(low + (bits == 0 ? 0 : (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - bits)))))];
            fixed (long* from = lanes)
            {
                (long min, long max) = LanePacking.Range(from, count, null);
                Assert.Equal((lanes.Min(), lanes.Max()), (min, max));
                int width = LanePacking.WidthOf(min, max);
                byte[] packed = new byte[(count * width) + 16];
                long[] back = new long[count];
                fixed (byte* bytes = packed)
                fixed (long* to = back)
                {
                    LanePacking.Pack(from, count, min, width, bytes);
                    LanePacking.Unpack(bytes, width, min, count, to);
                }

                Assert.Equal(lanes, back);
            }
        }
    }

    [Fact]
    public void Nulls_do_not_widen_the_range()
    {
        long* lanes = stackalloc long[] { 0, 1_000_000, 1_000_200 };
        ulong validity = 0b110;
        Assert.Equal((1_000_000, 1_000_200), LanePacking.Range(lanes, 3, &validity));
        validity = 0;
        Assert.Equal((0, 0), LanePacking.Range(lanes, 3, &validity));
    }
}
