using System.Linq.Expressions;
using Line = Parcours.Tests.Hosting.DatasetTests.Line;

namespace Parcours.Tests.Hosting;

/// <summary>Each lambda gives on the engine what it gives when C# runs it: translated and compiled, on the same rows.</summary>
public sealed class AgreementTests(ClaimsFixture claims) : IClassFixture<ClaimsFixture>
{
    private readonly DateOnly _day = new(2023, 2, 28);

    [Fact]
    public async Task Conditions_agree()
    {
        int?[] some = [1, 4, null];
        string? nothing = null;
        await AgreesAsync(
            l => l.Bonus == null || l.Bonus < 3,
            l => !(l.Bonus < 3) && l.Generic,
            l => (l.Bonus < 3) != (l.Boxes > 2),
            l => (l.Bonus > 5 ? l.Bonus < 8 : l.Boxes == 1) || l.Note == nothing,
            l => l.Bonus != l.Boxes,
            l => l.Bonus == l.Cip,
            l => some.Contains(l.Bonus),
            l => !some.Contains(l.Bonus),
            l => l.Note.In("note 1", null),
            l => (l.Bonus ?? l.Boxes) >= 3 ^ l.Generic,
            l => l.Bonus.HasValue && l.Bonus.Value % 2 == 0,
            l => l.Bonus.GetValueOrDefault() == 0,
            l => l.Amount == 12.25m || l.Amount * l.Boxes > 1500.5m,
            l => l.Amount > 100 && -l.Amount < -200.125m,
            l => l.Date > _day && l.Date.DayOfWeek != DayOfWeek.Sunday,
            l => l.Date.AddMonths(1) >= new DateOnly(2023, 2, 28) && l.Date.DayOfYear > 100,
            l => l.Date.AddYears(-1).Year == 2021,
            l => l.Date.DayNumber - _day.DayNumber < -30,
            l => string.IsNullOrEmpty(l.Note) || string.CompareOrdinal(l.Note, "note 3") > 0,
            l => (l.Note ?? "").Contains("te 2") || (l.Note ?? "x").Length == 1,
            l => l.Patient % 7 == 3 || (long)l.Cip * 3 == 6,
            l => Math.Max(l.Boxes, l.Cip) == 4 && Math.Abs(l.Cip - l.Boxes) > 1);
    }

    [Fact]
    public async Task Values_agree()
    {
        await AgreesAsync<int>(
            l => (l.Boxes * 3) - (l.Cip / 2) + (l.Cip % 3),
            l => -l.Boxes + (l.Bonus ?? -1),
            l => l.Generic ? l.Boxes : l.Bonus > 3 ? 7 : 0,
            l => l.Date.Year * 10_000 + l.Date.Month * 100 + l.Date.Day,
            l => (int)(l.Patient * 2),
            l => (int)l.Date.DayOfWeek,
            l => (int)Math.Floor(l.Amount / 2));
        await AgreesAsync<int?>(
            l => l.Bonus + l.Boxes,
            l => l.Bonus * l.Bonus - 1,
            l => l.Generic ? l.Bonus : null);
        await AgreesAsync<decimal>(
            l => l.Amount + 0.005m,
            l => l.Amount * l.Boxes,
            l => Math.Round(l.Amount, 1),
            l => Math.Ceiling(l.Amount) - Math.Floor(l.Amount));
        await AgreesAsync<double>(
            l => (double)l.Boxes / (l.Cip + 1),
            l => Math.Sqrt(l.Boxes),
            l => (double)l.Amount * 0.5);
        await AgreesAsync<string?>(
            l => l.Note,
            l => l.Note + "/" + l.Cip,
            l => (l.Note ?? "none").ToUpperInvariant(),
            l => (l.Note ?? "none").Substring(1, 2),
            l => l.Generic ? "yes" : l.Note ?? "no",
            l => $"{l.Boxes}-{l.Note}");
        await AgreesAsync<DateOnly>(
            l => l.Date.AddDays(l.Boxes),
            l => l.Date.AddMonths(-l.Cip),
            l => l.Date > _day ? l.Date : _day);
    }

    private Task AgreesAsync(params Expression<Func<Line, bool>>[] lambdas) => AgreesAsync<bool>(lambdas);

    private async Task AgreesAsync<T>(params Expression<Func<Line, T>>[] lambdas)
    {
        await using Dataset data = await Dataset.OpenAsync(claims.Folder);
        List<Line> rows = await data.Table<Line>().ToListAsync();
        foreach (Expression<Func<Line, T>> lambda in lambdas)
        {
            List<T> found = await data.Table<Line>().Select(lambda).ToListAsync();
            List<T> expected = [.. rows.Select(lambda.Compile())];
            int differing = Enumerable.Range(0, rows.Count).FirstOrDefault(i => !Equals(expected[i], found[i]), -1);
            Assert.True(differing < 0, differing < 0 ? "" : $"{lambda}: {rows[differing]} gives {found[differing]}, not {expected[differing]}.");
            if (lambda is Expression<Func<Line, bool>> condition)
            {
                Assert.Equal(rows.Where(condition.Compile()), await data.Table<Line>().Where(condition).ToListAsync());
            }
        }
    }
}
