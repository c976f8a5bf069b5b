namespace Parcours.Cli.Demo.Study;

/// <summary>A survival curve some whole years on.</summary>
/// <param name="Years">How many.</param>
/// <param name="AtRisk">How many are still followed after them.</param>
/// <param name="Survival">The share that is alive.</param>
/// <param name="Lower">The lower limit of its interval.</param>
/// <param name="Upper">The upper limit.</param>
internal sealed record SurvivalLine(int Years, long AtRisk, double Survival, double Lower, double Upper)
{
    /// <summary>The lines of a curve, as far as anybody is followed.</summary>
    public static IEnumerable<SurvivalLine> Of(SurvivalCurve curve)
    {
        for (int years = 1; curve.Points.Length > 0 && years * StatinStudy.Year <= curve.Points[^1].Time; years++)
        {
            long atRisk = 0;
            (double Survival, double Lower, double Upper) state = (1, 1, 1);
            foreach (SurvivalPoint point in curve.Points)
            {
                if (point.Time > years * StatinStudy.Year)
                {
                    atRisk = point.AtRisk;
                    break;
                }

                state = (point.Survival, point.Lower, point.Upper);
            }

            yield return new SurvivalLine(years, atRisk, state.Survival, state.Lower, state.Upper);
        }
    }
}
