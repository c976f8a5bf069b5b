using System.Xml.Linq;
using Parcours.Cli.Demo.Study;

namespace Parcours.Cli.Tests.Demo;

public sealed class SurvivalChartTests
{
    // Ten persons: one dies on day 30, another on day 45; the others are followed to day 60. And five who all live.
    private static readonly SurvivalCurve Falling = KaplanMeier.Estimate([new(30, 1, 0), new(45, 1, 0), new(60, 0, 8)]);
    private static readonly SurvivalCurve Flat = KaplanMeier.Estimate([new(60, 0, 5)]);

    [Fact]
    public void A_column_is_a_day_and_its_mark_is_at_the_height_of_the_survival()
    {
        string[] lines = [.. SurvivalChart.Lines(Falling, "falling", Flat, "flat")];
        string[] rows = [.. lines.Skip(1).Take(13)];

        // The lowest point is 80 %: the axis goes from 100 % to 70 % in twelve steps.
        Assert.Equal("100.0 % │" + new string('◉', 30) + new string('○', 31), rows[0]);
        Assert.Equal(new string('●', 15), rows[4][9..].Trim());
        Assert.Equal(9 + 30, rows[4].IndexOf('●', StringComparison.Ordinal));
        Assert.Equal(new string('●', 16), rows[8][9..].Trim());
        Assert.StartsWith(" 70.0 % │", rows[12], StringComparison.Ordinal);
        Assert.EndsWith("60 days after the first year", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_drawing_names_its_curves()
    {
        XDocument svg = XDocument.Parse(SurvivalDrawing.Svg(Falling, "falling", Flat, "flat"));
        string[] texts = [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim())];
        Assert.Contains("falling", texts);
        Assert.Contains("flat", texts);
    }
}
