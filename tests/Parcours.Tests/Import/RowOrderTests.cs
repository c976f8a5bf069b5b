using Parcours.Columns;
using Parcours.Import;

namespace Parcours.Tests.Import;

public sealed unsafe class RowOrderTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(3_000_000_000, 100_000)]
    [InlineData(long.MaxValue, 1_000_000)]
    public void Keys_that_fit_one_word_and_longer_ones_are_ordered_alike(long timeRange, int patients)
    {
        var random = new Random(4);
        var budget = new ImportBudget(1 << 30);
        for (int i = 0; i < 200; i++)
        {
            int rows = random.Next(1, 300);
            int[] ordinals = [.. Enumerable.Range(0, rows).Select(_ => random.Next(patients))];
            long?[] times = [.. Enumerable.Range(0, rows).Select(_ => random.Next(5) == 0 ? null : (long?)(random.NextInt64(timeRange) - (timeRange / 2)))];
            using var time = new ColumnData(budget);
            time.Begin(Lane.Int64, rows, null);
            time.BeginNulls();
            for (int r = 0; r < rows; r++)
            {
                time.Int64[r] = times[r] ?? 0;
                time.Validity[r] = times[r] is null ? (byte)0 : (byte)1;
            }

            using var order = new RowOrder(budget);
            fixed (int* patientOf = ordinals)
            {
                order.SortKeys(rows, patientOf, patients, time);
            }

            int[] expected = [.. Enumerable.Range(0, rows).OrderBy(r => ordinals[r]).ThenBy(r => times[r] is not null).ThenBy(r => times[r])];
            Assert.Equal(expected, new Span<int>(order.Order, rows).ToArray());
        }

        Assert.Equal(0, budget.Used);
    }
}
