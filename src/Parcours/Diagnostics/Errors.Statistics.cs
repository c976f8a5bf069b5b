namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException BadCounts(string found, string expected) => Make(
        "PRC0041",
        ErrorKind.Usage,
        $"The counts given have {found}. Expected: {expected}. Check how they were counted.");

    public static ParcoursException BadLevel(double level) => Make(
        "PRC0042",
        ErrorKind.Usage,
        FormattableString.Invariant($"The level of a confidence interval is {level}. It lies between 0 and 1, as in 0.95."));
}
