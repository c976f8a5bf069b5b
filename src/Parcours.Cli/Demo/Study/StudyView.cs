using System.Globalization;
using Spectre.Console;

namespace Parcours.Cli.Demo.Study;

/// <summary>Shows what the study found.</summary>
internal sealed class StudyView(IAnsiConsole console)
{
    public const string AdherentName = "80 % or more";
    public const string OthersName = "below 80 %";

    public void Write(StudyResult result)
    {
        Draw("Who is in it", ["step", "left", "removed"], [["all persons", Whole(result.Flow.Candidates), ""], .. result.Flow.Steps.Select(Step)]);
        Draw(
            "Days of the first year that are covered by a statin",
            ["adherence", "patients", "mean", "median", "deaths later", "person-years"],
            result.Adherence.Select(g => new[]
            {
                Name(g.IsAdherent), Whole(g.Patients), Share(g.MeanDays / StatinStudy.Year), Share((double)g.MedianDays / StatinStudy.Year), Whole(g.Deaths), Text($"{g.FollowUp / 365.25:N1}"),
            }));
        Draw(
            "Alive after the first year, with 95 % intervals",
            ["adherence", "years", "at risk", "alive", "from", "to"],
            [.. Lines(result.Adherent, AdherentName), .. Lines(result.Others, OthersName)]);
        foreach (string line in SurvivalChart.Lines(result.Adherent, AdherentName, result.Others, OthersName))
        {
            console.WriteLine(line);
        }

        console.WriteLine("Counted from the end of the first year: who dies in it has less time to be covered.");
        console.WriteLine(Text($"Log-rank test: chi-square {result.Comparison.ChiSquare:F2}, p = {result.Comparison.PValue:F3}; deaths {Whole(result.Comparison.Observed[0])} where {result.Comparison.Expected[0]:F1} are expected, and {Whole(result.Comparison.Observed[1])} where {result.Comparison.Expected[1]:F1} are."));
        console.WriteLine();
        Draw(
            "First statins per 1,000 person-years, exact 95 % Poisson intervals",
            ["year", "age", "first statins", "person-years", "rate", "from", "to"],
            result.Incidence.Select(i => new[]
            {
                Text($"{i.Year}"), Band(i.FromAge), Whole(i.Count), Text($"{i.Days / 365.25:N0}"), Text($"{i.Rate.Rate:F2}"), Text($"{i.Rate.Lower:F2}"), Text($"{i.Rate.Upper:F2}"),
            }));
    }

    private static string[] Step(AttritionStep step) => [$"{(step.Excludes ? "without" : "with")} {step.Label}", Whole(step.Left), Whole(-step.Removed)];

    private static IEnumerable<string[]> Lines(SurvivalCurve curve, string name) =>
        SurvivalLine.Of(curve).Select(l => new[] { name, Whole(l.Years), Whole(l.AtRisk), Share(l.Survival), Share(l.Lower), Share(l.Upper) });

    private static string Name(bool isAdherent) => isAdherent ? AdherentName : OthersName;

    private static string Band(int from)
    {
        int? next = StatinStudy.Ages.Where(a => a > from).Cast<int?>().FirstOrDefault();
        return next is null ? Text($"{from}+") : Text($"{from}-{next - 1}");
    }

    private static string Whole(long value) => Text($"{value:N0}");

    private static string Share(double value) => double.IsNaN(value) ? "" : Text($"{value * 100:F1} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Draw(string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title)) };
        for (int i = 0; i < columns.Length; i++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(columns[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        }

        foreach (string[] row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.Write(table);
    }
}
