using Parcours.Diagnostics;

namespace Parcours.Snds.Diagnostics;

/// <summary>The errors of the SNDS, PRC05xx.</summary>
internal static class SndsErrors
{
    public static ParcoursException UnknownTable(string name, IEnumerable<string> known) => new(
        "PRC0501",
        ErrorKind.Usage,
        $"The SNDS has no table '{name}'.{Suggestion.DidYouMean(name, known)} Yearly tables have 'aa' in the place of the year, as in 'T_MCOaaB'.");
}
