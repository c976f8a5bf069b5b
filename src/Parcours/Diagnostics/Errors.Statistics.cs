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

    public static ParcoursException BadMatching(string found) => Make(
        "PRC0043",
        ErrorKind.Usage,
        $"Controls cannot be drawn with {found}. Give each person once, as many values as calipers of 0 or more, and 1 control or more for a case.");
}
