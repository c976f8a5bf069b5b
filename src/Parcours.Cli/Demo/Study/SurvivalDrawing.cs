using ScottPlot;

namespace Parcours.Cli.Demo.Study;

/// <summary>Draws two survival curves as SVG, for a report.</summary>
internal static class SurvivalDrawing
{
    private const int Width = 800;
    private const int Height = 500;

    /// <summary>The SVG as text.</summary>
    public static string Svg(SurvivalCurve one, string oneName, SurvivalCurve other, string otherName)
    {
        using var plot = new Plot();
        Add(plot, one, oneName, Colors.C0);
        Add(plot, other, otherName, Colors.C1);
        plot.Title("Survival after the first year of a statin");
        plot.XLabel("days after the first year");
        plot.YLabel("alive");
        plot.ShowLegend(Alignment.LowerLeft);
        return plot.GetSvgXml(Width, Height);
    }

    /// <summary>A step for each death, and the limits of the interval as thin steps.</summary>
    private static void Add(Plot plot, SurvivalCurve curve, string name, Color color)
    {
        double[] times = [0, .. curve.Points.Select(p => (double)p.Time)];
        Step(plot, times, [1, .. curve.Points.Select(p => p.Survival)], color, 2).LegendText = name;
        int known = curve.Points.TakeWhile(p => !double.IsNaN(p.Lower)).Count();
        Step(plot, times[..(known + 1)], [1, .. curve.Points.Take(known).Select(p => p.Lower)], color.WithAlpha(0.4), 1);
        Step(plot, times[..(known + 1)], [1, .. curve.Points.Take(known).Select(p => p.Upper)], color.WithAlpha(0.4), 1);
    }

    private static ScottPlot.Plottables.Scatter Step(Plot plot, double[] times, double[] values, Color color, float width)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(times, values, color);
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        line.LineWidth = width;
        line.MarkerSize = 0;
        return line;
    }
}
