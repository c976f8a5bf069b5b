using System.Globalization;

namespace Parcours.Cli.Demo.Study;

/// <summary>Draws two survival curves with characters: a terminal is all that the demo can count on.</summary>
internal static class SurvivalChart
{
    private const int Width = 61;
    private const int Height = 13;
    private const char OneMark = '●';
    private const char OtherMark = '○';
    private const char BothMark = '◉';

    /// <summary>The lines of the chart. The axis begins at a tenth below the lowest point, and says so by its figures.</summary>
    public static IEnumerable<string> Lines(SurvivalCurve one, string oneName, SurvivalCurve other, string otherName)
    {
        long last = Math.Max(1, one.Points.Concat(other.Points).Select(p => p.Time).DefaultIfEmpty(1).Max());
        double least = one.Points.Concat(other.Points).Select(p => p.Survival).DefaultIfEmpty(1).Min();
        double floor = Math.Clamp((Math.Ceiling(least * 10) - 1) / 10, 0, 0.9);
        var cells = new char[Height, Width];
        for (int column = 0; column < Width; column++)
        {
            long day = last * column / (Width - 1);
            int first = Row(one.At(day), floor);
            int second = Row(other.At(day), floor);
            cells[first, column] = OneMark;
            cells[second, column] = first == second ? BothMark : OtherMark;
        }

        yield return $"{OneMark} {oneName}   {OtherMark} {otherName}   {BothMark} both";
        for (int row = 0; row < Height; row++)
        {
            double value = 1 - ((1 - floor) * row / (Height - 1));
            string figure = row % 3 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{value * 100,5:F1} %") : "";
            yield return $"{figure,7} │{string.Concat(Enumerable.Range(0, Width).Select(column => cells[row, column] == '\0' ? ' ' : cells[row, column]))}".TrimEnd();
        }

        yield return $"        └{new string('─', Width)}";
        string end = string.Create(CultureInfo.InvariantCulture, $"{last} days after the first year");
        yield return $"         0{end.PadLeft(Width - 1)}";
    }

    private static int Row(double survival, double floor) => (int)Math.Round((1 - survival) / (1 - floor) * (Height - 1), MidpointRounding.AwayFromZero);
}
