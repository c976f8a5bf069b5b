namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException Arithmetic(string expression, ColumnType type) => Make(
        "PRC0402",
        ErrorKind.Question,
        $"{expression} leaves the range of {type}, or divides by zero, for some row. Cast to a wider type, or guard it with a condition.");

    public static ParcoursException CastFails(string expression) => Make(
        "PRC0403",
        ErrorKind.Question,
        $"{expression} does not fit for some row. Filter such rows out first, or cast to a wider type.");
}
