using System.Globalization;

namespace Parcours.Cli.Options;

/// <summary>Writes a number with what it counts, one or many.</summary>
internal static class Counts
{
    /// <summary><c>1 line</c>, <c>2,000 lines</c>; the plural is the singular and an s.</summary>
    public static string Of(long count, string singular) => count.ToString("N0", CultureInfo.InvariantCulture) + " " + singular + (count == 1 ? "" : "s");
}
