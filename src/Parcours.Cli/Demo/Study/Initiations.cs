namespace Parcours.Cli.Demo.Study;

/// <summary>First statins in one year at some ages.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="FromAge">The first age of the band.</param>
/// <param name="Count">How many persons had their first statin.</param>
/// <param name="Days">Days at risk of it, of all persons.</param>
internal sealed record Initiations(int Year, int FromAge, long Count, long Days)
{
    /// <summary>The rate per 1,000 person-years, with its exact interval.</summary>
    public RateEstimate Rate => PoissonRate.Estimate(Count, Days / 365.25 / 1000);
}
