using System.Globalization;

namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException OutOfBudget(string what, long asked, long held, long limit) => Make(
        "PRC0401",
        ErrorKind.Limit,
        string.Create(CultureInfo.InvariantCulture, $"{what} needs {asked:N0} bytes more, but {held:N0} of the {limit:N0} bytes of the query's memory are in use. Ask for less (fewer columns, fewer groups, a filter), or give it more with RunOptions.MemoryBytes."));

    public static ParcoursException SumOverflow(string aggregate, ColumnType type) => Make(
        "PRC0404",
        ErrorKind.Question,
        $"{aggregate} is beyond the range of {type} for some group. Cast the argument to double, or group more finely.");

    public static ParcoursException RuleChangedSchema(string rule) => Make(
        "PRC0405",
        ErrorKind.Question,
        $"The optimizer's rule '{rule}' changed what the query gives. This is a defect of the engine: please report the query's plan.");

    public static ParcoursException TooMany(string what, long limit) => Make(
        "PRC0406",
        ErrorKind.Limit,
        string.Create(CultureInfo.InvariantCulture, $"{what}: there are more than the {limit:N0} that can be kept at once. Ask for less: a filter, a finer cut of the question, or a range of patients at a time."));

    public static ParcoursException OutOfMemory(string what, long bytes) => Make(
        "PRC0407",
        ErrorKind.Limit,
        string.Create(CultureInfo.InvariantCulture, $"{what} needs {bytes:N0} bytes, which the machine does not have. Ask for less (fewer columns, fewer groups, a filter), or set RunOptions.MemoryBytes below what is free."));
}
