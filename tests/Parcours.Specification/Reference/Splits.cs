using Parcours.Plans.Timelines;

namespace Parcours.Specification.Reference;

/// <summary>Cuts intervals, cut by cut.</summary>
internal static class Splits
{
    private static readonly DateOnly _epoch = new(1970, 1, 1);

    public static IEnumerable<object?[]> Of(SplitPlan plan, IEnumerable<object?[]> rows)
    {
        foreach (object?[] row in rows)
        {
            object? first = Scalar.Evaluate(plan.Start, row);
            object? until = Scalar.Evaluate(plan.End, row);
            object? born = plan.Origin is null ? null : Scalar.Evaluate(plan.Origin, row);
            if (first is not long start || until is not long end || (plan.Origin is not null && born is null))
            {
                continue;
            }

            var origin = (long?)born;
            (long Day, int Year)[] cuts = [.. plan.Years.Select(y => (Cut(origin, y), y))];
            long[] starts = start > end ? [] : [start, .. cuts.Select(c => c.Day).Where(c => c > start && c <= end)];
            for (int i = 0; i < starts.Length; i++)
            {
                long last = i + 1 < starts.Length ? starts[i + 1] - 1 : end;
                object? from = cuts.Any(c => c.Day <= starts[i]) ? (long)cuts.Last(c => c.Day <= starts[i]).Year : null;
                yield return [.. row, starts[i], last, from];
            }
        }
    }

    /// <summary>The day of a cut; one beyond the calendar is before or after every day.</summary>
    private static long Cut(long? origin, int year)
    {
        DateOnly from = origin is { } days ? _epoch.AddDays((int)days) : default;
        long reached = origin is null ? year : from.Year + (long)year;
        return reached < 1 ? long.MinValue
            : reached > 9999 ? long.MaxValue
            : (origin is null ? new DateOnly(year, 1, 1) : from.AddYears(year)).DayNumber - _epoch.DayNumber;
    }
}
