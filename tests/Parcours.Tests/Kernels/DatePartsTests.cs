using Parcours.Kernels;

namespace Parcours.Tests.Kernels;

public sealed unsafe class DatePartsTests
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Parts_are_those_of_DateOnly_on_every_day_there_is(SimdLevel level)
    {
        using var days = new Buffer<int>(DateParts.MaxDay - DateParts.MinDay + 1);
        for (int i = 0; i < days.Count; i++)
        {
            days.Span[i] = DateParts.MinDay + i;
        }

        AssertPart(days, d => DateParts.Year(level, d.Days, d.Count, d.To), d => d.Year);
        AssertPart(days, d => DateParts.Month(level, d.Days, d.Count, d.To), d => d.Month);
        AssertPart(days, d => DateParts.Day(level, d.Days, d.Count, d.To), d => d.Day);
        AssertPart(days, d => DateParts.Quarter(level, d.Days, d.Count, d.To), d => (d.Month + 2) / 3);
        AssertPart(days, d => DateParts.DayOfWeek(level, d.Days, d.Count, d.To), d => (int)d.DayOfWeek);
        AssertPart(days, d => DateParts.DayOfYear(level, d.Days, d.Count, d.To), d => d.DayOfYear);
        AssertPart(days, d => DateParts.FirstOfMonth(level, d.Days, d.Count, d.To), d => new DateOnly(d.Year, d.Month, 1).DayNumber - Epoch);
        AssertPart(days, d => DateParts.FirstOfYear(level, d.Days, d.Count, d.To), d => new DateOnly(d.Year, 1, 1).DayNumber - Epoch);
    }

    [Theory]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Noise_gives_the_same_at_every_level(SimdLevel level) => Cases.Each((count, random) =>
    {
        using var days = new Buffer<int>(Cases.Integers<int>(random, count));
        using var expected = new Buffer<int>(count);
        using var actual = new Buffer<int>(count);
        DateParts.Year(SimdLevel.Scalar, days, count, expected);
        DateParts.Year(level, days, count, actual);
        Cases.AssertSame<int>(expected.Span, actual.Span);
        DateParts.DayOfYear(SimdLevel.Scalar, days, count, expected);
        DateParts.DayOfYear(level, days, count, actual);
        Cases.AssertSame<int>(expected.Span, actual.Span);
        DateParts.FirstOfMonth(SimdLevel.Scalar, days, count, expected);
        DateParts.FirstOfMonth(level, days, count, actual);
        Cases.AssertSame<int>(expected.Span, actual.Span);
    });

    [Fact]
    public void Months_are_added_as_DateOnly_does() => Cases.Each((count, random) =>
    {
        using var days = new Buffer<int>(count);
        using var months = new Buffer<int>(count);
        using var actual = new Buffer<int>(count);
        for (int i = 0; i < count; i++)
        {
            DateOnly date = DateOnly.FromDayNumber(random.Next(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber + 1));
            days.Span[i] = date.DayNumber - Epoch;
            months.Span[i] = random.Next(12 - (date.Year * 12) - date.Month + 1, (9999 - date.Year) * 12 + 13 - date.Month);
        }

        Assert.Equal(-1, DateParts.AddMonths(days, months, count, actual, null));
        Cases.AssertSame([.. days.Span.ToArray().Zip(months.Span.ToArray(), (d, m) => Date(d).AddMonths(m).DayNumber - Epoch)], actual.Span);
    });

    [Fact]
    public void Years_are_added_as_DateOnly_does()
    {
        using var days = new Buffer<int>(366);
        using var actual = new Buffer<int>(366);
        for (int i = 0; i < 366; i++)
        {
            days.Span[i] = new DateOnly(2020, 1, 1).DayNumber - Epoch + i;
        }

        for (int years = -2019; years <= 7979; years += 7)
        {
            Assert.Equal(-1, DateParts.AddYears(days, 366, years, actual, null));
            Cases.AssertSame(Array.ConvertAll(days.Span.ToArray(), d => Date(d).AddYears(years).DayNumber - Epoch), actual.Span);
        }
    }

    [Fact]
    public void Leaving_the_calendar_is_reported_for_live_rows_only()
    {
        using var days = new Buffer<int>([int.MinValue, 0, DateParts.MaxDay, DateParts.MinDay, int.MaxValue]);
        using var to = new Buffer<int>(5);
        ulong live = 0b01110;
        Assert.Equal(0, DateParts.AddMonths(days, 5, 0, to, null));
        Assert.Equal(-1, DateParts.AddMonths(days, 5, 0, to, &live));
        Assert.Equal(2, DateParts.AddMonths(days, 5, 1, to, &live));
        Assert.Equal(3, DateParts.AddMonths(days, 5, -1, to, &live));
        Assert.Equal(1, DateParts.AddYears(days, 5, int.MaxValue, to, &live));
        Assert.Equal(0, DateParts.FirstOutside(days, 5, null));
        Assert.Equal(-1, DateParts.FirstOutside(days, 5, &live));
        live |= 0b10000;
        Assert.Equal(4, DateParts.FirstOutside(days, 5, &live));
    }

    [Fact]
    public void Timestamps_round_down_to_their_day()
    {
        using var times = new Buffer<long>([0, -1, 1, 86_399_999_999, 86_400_000_000, -86_400_000_000, -86_400_000_001]);
        using var days = new Buffer<int>(times.Count);
        DateParts.FromTimestamp(times, times.Count, days);
        Assert.Equal([0, -1, 0, 0, 1, -1, -2], days.Span.ToArray());
        DateParts.ToTimestamp(days, days.Count, times);
        Assert.Equal([0, -86_400_000_000, 0, 0, 86_400_000_000, -86_400_000_000, -172_800_000_000], times.Span.ToArray());
    }

    private static DateOnly Date(int day) => DateOnly.FromDayNumber(day + Epoch);

    private static void AssertPart(Buffer<int> days, Action<Call> kernel, Func<DateOnly, int> expected)
    {
        using var actual = new Buffer<int>(days.Count);
        kernel(new(days, days.Count, actual));
        for (int i = 0; i < days.Count; i++)
        {
            if (expected(Date(days.Span[i])) != actual.Span[i])
            {
                Assert.Fail($"{Date(days.Span[i]):O} gives {actual.Span[i]}.");
            }
        }
    }

    private readonly struct Call(int* days, int count, int* to)
    {
        internal int* Days => days;

        internal int Count => count;

        internal int* To => to;
    }
}
