namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException FunctionTypes(string function, IEnumerable<ColumnType> found) => Make(
        "PRC0301",
        ErrorKind.Question,
        $"{function} does not take ({string.Join(", ", found)}). Cast the arguments to the types that it takes.");
}
