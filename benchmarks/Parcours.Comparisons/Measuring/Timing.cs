namespace Parcours.Comparisons.Measuring;

/// <summary>The times of one engine on one question.</summary>
/// <param name="Peer">The engine.</param>
/// <param name="Milliseconds">Each run's time, in order, without the warm-up.</param>
/// <param name="Disturbed">How many runs were done again, or kept at last, because others used the processors.</param>
internal sealed record Timing(string Peer, IReadOnlyList<double> Milliseconds, int Disturbed)
{
    public double Median => Milliseconds.Order().ElementAt(Milliseconds.Count / 2);
}
