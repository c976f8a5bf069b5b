using System.Globalization;
using System.Xml.Linq;
using Parcours.Cli.Demo.Records;
using Parcours.Cli.Demo.Study;
using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Demo;

/// <summary>Every number that the study prints is that of plain C# over the same rows.</summary>
public sealed class StudyTourTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_printed_of_rows_with_all_that_may_happen_is_what_plain_loops_find()
    {
        string dataset = await DenseDelivery.ImportAsync(_folder);
        await Check(dataset, StudyPeriod.Of(DenseDelivery.FirstYear, DenseDelivery.Years), leastMembers: 20, async data =>
        {
            // What the referential does not know, the certificates do.
            var deaths = new Dictionary<string, DateOnly>();
            foreach (Certificate certificate in await data.Table<Certificate>().ToListAsync())
            {
                deaths[certificate.Patient] = certificate.Day!.Value;
            }

            foreach (Person person in await data.Table<Person>().Where(p => p.Death != null).ToListAsync())
            {
                deaths[person.Patient] = person.Death!.Value;
            }

            return deaths;
        });
    }

    [Fact]
    public async Task What_is_printed_of_a_synthetic_delivery_is_what_plain_loops_find()
    {
        ToolRun generated = await ToolRun.Of("generate", _folder.In("delivery"), "--patients", "1500", "--years", "4", "--seed", "3");
        Assert.True(generated.Code == ExitCode.Done, generated.Messages);
        ToolRun imported = await ToolRun.Of("import", _folder.In("dataset"), "--snds", _folder.In("delivery"));
        Assert.True(imported.Code == ExitCode.Done, imported.Messages);
        await Check(_folder.In("dataset"), StudyPeriod.Of(new GeneratorOptions { Folder = "" }.FirstYear, 4), leastMembers: 1, async data =>

            // The order of the sources has tests of its own, against what the generator knows.
            (await SndsData.Of(data).Deaths.ToListAsync()).ToDictionary(d => d.Patient, d => d.Date));
    }

    [Fact]
    public async Task A_delivery_without_time_for_a_study_gives_empty_tables()
    {
        (string[][] rows, string text) = await Print(await DenseDelivery.ImportAsync(_folder), StudyPeriod.Of(DenseDelivery.FirstYear, 1));
        Assert.Equal("0", rows[8][1]);
        Assert.Contains("p = 1.000", text, StringComparison.Ordinal);
    }

    private async Task Check(string dataset, StudyPeriod period, int leastMembers, Func<Dataset, Task<Dictionary<string, DateOnly>>> deathsOf)
    {
        (string[][] rows, string text) = await Print(dataset, period);
        await using Dataset data = await Dataset.OpenAsync(dataset);
        NaiveStudy study = await NaiveStudy.OfAsync(data, period, await deathsOf(data));
        List<(int Covered, int FollowUp, bool Died)> members = study.Members();
        Assert.True(members.Count >= leastMembers, $"{members.Count} members");
        List<(int Covered, int FollowUp, bool Died)> adherent = [.. members.Where(m => m.Covered >= 0.8 * 365)];
        List<(int Covered, int FollowUp, bool Died)> others = [.. members.Where(m => m.Covered < 0.8 * 365)];

        var expected = new List<string[]> { new[] { "all persons", Text($"{study.Candidates:N0}"), "" } };
        int before = study.Candidates;
        foreach (int left in study.Left)
        {
            expected.Add(["", Text($"{left:N0}"), Text($"{left - before:N0}")]);
            before = left;
        }

        expected.AddRange(new[] { adherent, others }.Where(g => g.Count > 0).Select(Adherence));
        expected.AddRange(new[] { adherent, others }.SelectMany(Survival));
        expected.AddRange(study.Incidence().Select(c => Rate(c.Key, c.Value)));
        string[][] numbers = [.. rows.Where(r => r[0] is not ("step" or "adherence" or "year"))];
        Assert.Equal(expected.Select(e => string.Join('|', e.Skip(1))), numbers.Select(r => string.Join('|', r.Skip(1))));

        (double chi, double p, double first) = NaiveStatistics.LogRank(Times(adherent), Times(others));
        int died = members.Count(m => m.Died);
        Assert.Contains(
            Text($"chi-square {chi:F2}, p = {p:F3}; deaths {adherent.Count(m => m.Died)} where {first:F1} are expected, and {others.Count(m => m.Died)} where {died - first:F1} are."),
            text,
            StringComparison.Ordinal);
    }

    private async Task<(string[][] Rows, string Text)> Print(string dataset, StudyPeriod period)
    {
        using var output = new MemoryStream();
        using var messages = new StringWriter();
        string drawing = _folder.In("survival.svg");
        using (var console = new ToolConsole(output, messages))
        {
            await using Dataset data = await Dataset.OpenAsync(dataset);
            await StudyTour.RunAsync(console, data, period, drawing, new RunOptions(), CancellationToken.None);
        }

        Assert.Equal("svg", XDocument.Load(drawing).Root!.Name.LocalName);
        string text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        return ([.. text.Split('\n').Where(l => l.StartsWith('│')).Select(l => l.Trim('\r', '│').Split('│').Select(c => c.Trim()).ToArray())], text);
    }

    private static List<(int Time, bool Died)> Times(IEnumerable<(int Covered, int FollowUp, bool Died)> members) => [.. members.Select(m => (m.FollowUp, m.Died))];

    private static string[] Adherence(List<(int Covered, int FollowUp, bool Died)> group)
    {
        List<int> days = [.. group.Select(m => m.Covered).Order()];
        double median = days[((days.Count + 1) / 2) - 1];
        return
        [
            "", Text($"{days.Count:N0}"), Share(days.Average() / 365), Share(median / 365), Text($"{group.Count(m => m.Died):N0}"), Text($"{group.Sum(m => m.FollowUp) / 365.25:N1}"),
        ];
    }

    private static IEnumerable<string[]> Survival(List<(int Covered, int FollowUp, bool Died)> group)
    {
        for (int years = 1; group.Count > 0 && years * 365 <= group.Max(m => m.FollowUp); years++)
        {
            (double survival, double lower, double upper) = NaiveStatistics.Survival(Times(group), years * 365);
            yield return ["", Text($"{years}"), Text($"{group.Count(m => m.FollowUp > years * 365):N0}"), Share(survival), Share(lower), Share(upper)];
        }
    }

    private static string[] Rate((int Year, int Age) cell, (int Count, int Days) found)
    {
        double thousands = found.Days / 365.25 / 1000;
        (double lower, double upper) = NaiveStatistics.Poisson(found.Count);
        string ages = cell.Age switch { 18 => "18-39", 40 => "40-59", 60 => "60-74", _ => "75+" };
        return
        [
            "", ages, Text($"{found.Count:N0}"), Text($"{found.Days / 365.25:N0}"), Text($"{found.Count / thousands:F2}"), Text($"{lower / thousands:F2}"), Text($"{upper / thousands:F2}"),
        ];
    }

    private static string Share(double value) => double.IsNaN(value) ? "" : Text($"{value * 100:F1} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
