namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException NullInResult(string member, string type) => Make(
        "PRC0390",
        ErrorKind.Question,
        $"'{member}' is null in a row, and {type} cannot be. Declare it as {type}?, or leave such rows out with Where.");

    public static ParcoursException NoRow() => Make(
        "PRC0391",
        ErrorKind.Question,
        "The query gives no row, where one was asked for. Use FirstOrDefaultAsync when there may be none.");

    public static ParcoursException ManyRows() => Make(
        "PRC0392",
        ErrorKind.Question,
        "The query gives more than one row, where only one was asked for. Use FirstAsync with an order, or aggregate.");

    public static ParcoursException ValueOutOfRange(string member, string type) => Make(
        "PRC0393",
        ErrorKind.Question,
        $"'{member}' holds a value in a row that {type} does not. Use a wider type.");

    public static ParcoursException ResultType(string member, string type, string arrow) => Make(
        "PRC0394",
        ErrorKind.Question,
        $"'{member}' is {type}, but the result holds {arrow} there. Select the value in the type that is wanted.");

    public static ParcoursException RowMaker(string type, Exception inner) => Make(
        "PRC0395",
        ErrorKind.Question,
        $"Making a row of type {type} failed: its own code threw {inner.GetType().Name}. See the inner exception.",
        inner);
}
