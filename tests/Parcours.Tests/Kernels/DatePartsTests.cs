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

        using var year = new Buffer<int>(days.Count);
        using var month = new Buffer<int>(days.Count);
        using var day = new Buffer<int>(days.Count);
        using var quarter = new Buffer<int>(days.Count);
        using var dayOfWeek = new Buffer<int>(days.Count);
        using var dayOfYear = new Buffer<int>(days.Count);
        using var firstOfMonth = new Buffer<int>(days.Count);
        using var firstOfYear = new Buffer<int>(days.Count);
        DateParts.Year(level, days, days.Count, year);
        DateParts.Month(level, days, days.Count, month);
        DateParts.Day(level, days, days.Count, day);
        DateParts.Quarter(level, days, days.Count, quarter);
        DateParts.DayOfWeek(level, days, days.Count, dayOfWeek);
        DateParts.DayOfYear(level, days, days.Count, dayOfYear);
        DateParts.FirstOfMonth(level, days, days.Count, firstOfMonth);
        DateParts.FirstOfYear(level, days, days.Count, firstOfYear);
        for (int i = 0; i < days.Count; i++)
        {
            DateOnly date = DateOnly.FromDayNumber(i);
            date.Deconstruct(out int y, out int m, out int d);
            int inYear = date.DayOfYear;
            bool same = year.Pointer[i] == y && month.Pointer[i] == m && day.Pointer[i] == d
                && quarter.Pointer[i] == (m + 2) / 3 && dayOfWeek.Pointer[i] == (int)date.DayOfWeek
                && dayOfYear.Pointer[i] == inYear && firstOfMonth.Pointer[i] == days.Pointer[i] - d + 1
                && firstOfYear.Pointer[i] == days.Pointer[i] - inYear + 1;
            if (!same)
            {
                Assert.Fail($"{date:O} is taken apart wrongly.");
            }
        }
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

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Months_are_added_as_DateOnly_does(SimdLevel level) => Cases.Each((count, random) =>
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

        Assert.Equal(-1, DateParts.AddMonths(level, days, months, count, actual, null));
        Cases.AssertSame([.. days.Span.ToArray().Zip(months.Span.ToArray(), (d, m) => Date(d).AddMonths(m).DayNumber - Epoch)], actual.Span);
    });

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Years_are_added_as_DateOnly_does(SimdLevel level)
    {
        using var days = new Buffer<int>(366);
        using var actual = new Buffer<int>(366);
        for (int i = 0; i < 366; i++)
        {
            days.Span[i] = new DateOnly(2020, 1, 1).DayNumber - Epoch + i;
        }

        for (int years = -2019; years <= 7979; years += 7)
        {
            Assert.Equal(-1, DateParts.AddYears(level, days, 366, years, actual, null));
            Cases.AssertSame(Array.ConvertAll(days.Span.ToArray(), d => Date(d).AddYears(years).DayNumber - Epoch), actual.Span);
        }
    }

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Leaving_the_calendar_is_reported_for_live_rows_only(SimdLevel level)
    {
        using var days = new Buffer<int>([int.MinValue, 0, DateParts.MaxDay, DateParts.MinDay, int.MaxValue]);
        using var to = new Buffer<int>(5);
        ulong live = 0b01110;
        Assert.Equal(0, DateParts.AddMonths(level, days, 5, 0, to, null));
        Assert.Equal(-1, DateParts.AddMonths(level, days, 5, 0, to, &live));
        Assert.Equal(2, DateParts.AddMonths(level, days, 5, 1, to, &live));
        Assert.Equal(3, DateParts.AddMonths(level, days, 5, -1, to, &live));
        Assert.Equal(1, DateParts.AddYears(level, days, 5, int.MaxValue, to, &live));
        Assert.Equal(0, DateParts.FirstOutside(days, 5, null));
        Assert.Equal(-1, DateParts.FirstOutside(days, 5, &live));
        live |= 0b10000;
        Assert.Equal(4, DateParts.FirstOutside(days, 5, &live));
    }

    [Theory]
    [AtLevel(SimdLevel.Scalar)]
    [AtLevel(SimdLevel.Vector256)]
    [AtLevel(SimdLevel.Vector512)]
    internal void Any_months_are_added_or_reported(SimdLevel level) => Cases.Each((count, random) =>
    {
        using var days = new Buffer<int>(Cases.Integers<int>(random, count));
        using var months = new Buffer<int>(Cases.Integers<int>(random, count));
        using Buffer<ulong> live = Cases.Bits(random, count);
        using var actual = new Buffer<int>(count);
        int failed = DateParts.AddMonths(level, days, months, count, actual, live);
        for (int i = 0; i < count; i++)
        {
            bool inside = days.Span[i] is >= DateParts.MinDay and <= DateParts.MaxDay;
            DateOnly date = inside ? Date(days.Span[i]) : default;
            long month = (date.Year * 12L) + date.Month - 1 + months.Span[i];
            if (inside && month is >= 12 and < 120_000)
            {
                Assert.Equal(date.AddMonths(months.Span[i]), Date(actual.Span[i]));
            }
            else if (live.Span.Bit(i))
            {
                Assert.Equal(i, failed);
                return;
            }
        }

        Assert.Equal(Arithmetic.None, failed);
    });

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
}
