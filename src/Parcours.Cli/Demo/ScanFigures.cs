using System.Globalization;
using System.Text.RegularExpressions;

namespace Parcours.Cli.Demo;

/// <summary>How much a query reads, from what <c>ExplainAnalyzeAsync</c> says of its pipelines.</summary>
/// <param name="Rows">Rows scanned.</param>
/// <param name="Bytes">Encoded bytes read.</param>
internal readonly partial record struct ScanFigures(long Rows, long Bytes)
{
    public static ScanFigures Of(string analysis)
    {
        long rows = 0;
        long bytes = 0;
        foreach (Match match in Figures().Matches(analysis))
        {
            rows += Number(match.Groups["rows"]);
            bytes += Number(match.Groups["bytes"]);
        }

        return new ScanFigures(rows, bytes);
    }

    private static long Number(Group group) => long.Parse(group.ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<rows>[0-9,]+) rows scanned, (?<bytes>[0-9,]+) bytes read")]
    private static partial Regex Figures();
}
