namespace Parcours.Cli.Demo.Study;

/// <summary>The days that a delivery covers.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
internal sealed record StudyPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>Whole years.</summary>
    public static StudyPeriod Of(int firstYear, int years) => new(new DateOnly(firstYear, 1, 1), new DateOnly(firstYear + years - 1, 12, 31));
}
