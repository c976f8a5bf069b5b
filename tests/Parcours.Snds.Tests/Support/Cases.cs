using System.Globalization;

namespace Parcours.Snds.Tests.Support;

/// <summary>How many cases random tests try.</summary>
internal static class Cases
{
    public static long Count(long normally) =>
        long.TryParse(Environment.GetEnvironmentVariable("PARCOURS_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out long wanted) ? wanted : normally;
}
