using System.Globalization;

namespace Parcours.Interchange.Tests.Support;

/// <summary>How many random cases a test runs: few enough for every build, more where <c>PARCOURS_CASES</c> asks for it.</summary>
public static class Cases
{
    public static int Or(int fewer) =>
        int.TryParse(Environment.GetEnvironmentVariable("PARCOURS_CASES"), CultureInfo.InvariantCulture, out int cases) ? cases : fewer;
}
