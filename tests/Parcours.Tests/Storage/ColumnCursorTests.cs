using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

public sealed unsafe class ColumnCursorTests
{
    private static readonly int s_cases = int.TryParse(Environment.GetEnvironmentVariable("PARCOURS_CASES"), out int n) ? n : 12;

    public static TheoryData<int, int> LanesAndLevels()
    {
        var data = new TheoryData<int, int>();
        foreach (Lane lane in Enum.GetValues<Lane>())
        {
            foreach (SimdLevel level in Enum.GetValues<SimdLevel>().Where(Simd.Has))
            {
                data.Add((int)lane, (int)level);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(LanesAndLevels))]
    public void What_is_written_is_read_back_from_any_row_on(int lane, int level)
    {
        for (int seed = 0; seed < s_cases; seed++)
        {
            var random = new Random(seed);
            int count = random.Next(4) switch { 0 => random.Next(1, 70), 1 => random.Next(1, 3000), 2 => 32768 + random.Next(-2, 3), _ => random.Next(1, 80000) };
            using TestColumn column = RandomColumns.Next(random, (Lane)lane, count);
            using DatasetStore store = SmallDataset.OfColumns(new MemoryObjectStore(), column);
            using var cursor = new ColumnCursor(store.Current.Reference("t")[0], 0, (SimdLevel)level);
            Check(column, cursor, 0, Math.Min(count, (Lane)lane == Lane.Text ? SectionReader.BlockRows : count), seed);
            for (int i = 0; i < 12; i++)
            {
                int row = random.Next(count);
                Check(column, cursor, row, random.Next(1, Math.Min(count - row, 5000) + 1), seed);
            }

            for (int row = 0, n; row < count; row += n)
            {
                n = Math.Min(count - row, random.Next(1, 4096));
                Check(column, cursor, row, n, seed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(LanesAndLevels))]
    public void A_range_finds_the_rows_that_reading_finds(int lane, int level)
    {
        if ((Lane)lane is not (Lane.Int32 or Lane.Int64))
        {
            return;
        }

        ulong* bits = stackalloc ulong[1300];
        for (int seed = 1000; seed < 1000 + s_cases; seed++)
        {
            var random = new Random(seed);
            int count = random.Next(1, 80000);
            using TestColumn column = RandomColumns.Next(random, (Lane)lane, count);
            using DatasetStore store = SmallDataset.OfColumns(new MemoryObjectStore(), column);
            using var cursor = new ColumnCursor(store.Current.Reference("t")[0], 0, (SimdLevel)level);
            for (int i = 0; i < 10; i++)
            {
                int row = random.Next(count);
                int n = random.Next(1, Math.Min(count - row, 40000) + 1);
                long a = Value(column, random.Next(count)) + random.Next(-1, 2);
                long b = random.Next(4) == 0 ? a : Value(column, random.Next(count)) + random.Next(-1, 2);
                (long low, long high) = random.Next(10) == 0 ? (a, b) : (Math.Min(a, b), Math.Max(a, b));
                cursor.RangeToBitmap(row, n, low, high, bits);
                for (int r = 0; r < n; r++)
                {
                    bool isIn = (!column.HasNulls || Bitmap.Get(column.Validity, row + r)) && Value(column, row + r) >= low && Value(column, row + r) <= high;
                    if (isIn != Bitmap.Get(bits, r))
                    {
                        Assert.Fail($"seed {seed}, row {row + r} of {count}, range {low} to {high}, value {column.Expected(row + r)}");
                    }
                }

                Assert.True((n & 63) == 0 || (bits[n >> 6] & ~Bitmap.TailMask(n)) == 0);
            }
        }
    }

    [Fact]
    public void Statistics_are_those_of_the_values()
    {
        for (int seed = 0; seed < s_cases; seed++)
        {
            var random = new Random(seed);
            using TestColumn column = RandomColumns.Next(random, Lane.Int64, random.Next(1, 70000));
            using DatasetStore store = SmallDataset.OfColumns(new MemoryObjectStore(), column);
            SectionReader section = store.Current.Reference("t")[0];
            for (int block = 0; block < section.BlockCount; block++)
            {
                int first = block * SectionReader.BlockRows;
                int[] rows = [.. Enumerable.Range(first, Math.Min(SectionReader.BlockRows, column.Count - first))];
                long[] values = [.. rows.Where(r => !column.HasNulls || Bitmap.Get(column.Validity, r)).Select(r => Value(column, r))];
                PageStatistics statistics = section.Statistics(0, block);
                Assert.Equal(rows.Length, statistics.RowCount);
                Assert.Equal(rows.Length - values.Length, statistics.NullCount);
                Assert.Equal(values.Length > 0, statistics.HasRange);
                if (values.Length > 0)
                {
                    Assert.Equal((values.Min(), values.Max()), (statistics.Min, statistics.Max));
                }
            }
        }
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        using TestColumn column = RandomColumns.Next(new Random(3), Lane.Int32, 70000);
        using DatasetStore store = SmallDataset.OfColumns(new MemoryObjectStore(), column);
        using var cursor = new ColumnCursor(store.Current.Reference("t")[0], 0, Simd.Best);
        using var buffer = new NativeBuffer();
        var values = (int*)buffer.Reserve(70000 * 4);
        ulong* validity = stackalloc ulong[1200];
        cursor.Read(0, 70000, values, validity);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int row = 0; row + 2000 < 70000; row += 1999)
        {
            cursor.Read(row, 2000, values, validity);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Many_threads_read_one_section_each_with_its_own_cursor()
    {
        using TestColumn column = RandomColumns.Next(new Random(8), Lane.Int64, 200000);
        using DatasetStore store = SmallDataset.OfColumns(new MemoryObjectStore(), column);
        SectionReader section = store.Current.Reference("t")[0];
        Parallel.For(0, 8, thread =>
        {
            using var cursor = new ColumnCursor(section, 0, Simd.Best);
            var random = new Random(thread);
            for (int i = 0; i < 40; i++)
            {
                int row = random.Next(section.RowCount - 3000);
                Check(column, cursor, row, random.Next(1, 3000), thread);
            }
        });
    }

    private static long Value(TestColumn column, int row) => column.Lane == Lane.Int32 ? ((int*)column.Values)[row] : ((long*)column.Values)[row];

    private static void Check(TestColumn column, ColumnCursor cursor, int row, int count, int seed)
    {
        const byte Guard = 0xA5;
        int bytes = column.Lane == Lane.Bit ? Bitmap.Words(count) * 8 : count * TestColumn.LaneBytes(column.Lane);
        using var buffer = new NativeBuffer();
        using var nulls = new NativeBuffer();
        byte* values = buffer.Reserve(bytes + 64);
        var validity = (ulong*)nulls.Reserve((Bitmap.Words(count) * 8) + 64);
        new Span<byte>(values, bytes + 64).Fill(Guard);
        bool anyNull = cursor.Read(row, count, values, validity);
        Assert.False(new ReadOnlySpan<byte>(values + bytes, 64).ContainsAnyExcept(Guard), "wrote past the last value");
        bool expectsNull = false;
        for (int i = 0; i < count; i++)
        {
            bool isNull = column.HasNulls && !Bitmap.Get(column.Validity, row + i);
            expectsNull |= isNull;
            string shown = anyNull && !Bitmap.Get(validity, i) ? "null" : TestColumn.Show(column.Lane, values, i);
            if (shown != column.Expected(row + i))
            {
                Assert.Fail($"seed {seed}, row {row + i} of {column.Count} (read of {count} from {row}): {shown} instead of {column.Expected(row + i)}");
            }

            if (isNull)
            {
                string blank = TestColumn.Show(column.Lane, values, i);
                Assert.True(blank is "0" or "''", "a null lane holds " + blank);
            }
        }

        Assert.Equal(expectsNull, anyNull);
    }
}
