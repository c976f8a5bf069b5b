namespace Parcours.Snds.Synthetic;

/// <summary>When a claim reaches the database: 62 % the month after, 99 % within six months, the last after 27.</summary>
internal static class FluxClock
{
    private static readonly double[] Shares = [62, 25, 6, 3, 1.5, 1, 0.5];

    public static int Lag(ref Dice dice)
    {
        int months = dice.Pick(Shares);
        return months < 6 ? months : dice.Chance(0.7) ? dice.Between(6, 11) : dice.Between(12, 27);
    }
}
