namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException NotACode(string code, string terminology, string expected) => Make(
        "PRC0341",
        ErrorKind.Question,
        $"'{code}' cannot be a code of {terminology}. Expected: {expected}. Correct the code, or make the set of another terminology.");

    public static ParcoursException BackwardRange(string first, string last) => Make(
        "PRC0342",
        ErrorKind.Question,
        $"The range of codes from '{first}' to '{last}' is empty: the last comes before the first. Exchange them.");

    public static ParcoursException DifferentTerminologies(string name, string terminology, string otherName, string other) => Make(
        "PRC0343",
        ErrorKind.Question,
        $"Code set \"{name}\" is of {terminology} and \"{otherName}\" of {other}: they share no codes. Combine sets of one terminology, or go from one to the other with Through.");

    public static ParcoursException NotACodeColumn(string what, ColumnType type, string terminology) => Make(
        "PRC0344",
        ErrorKind.Question,
        $"`{what}` is {type}, which holds no codes of {terminology}. Ask about a column of text, or for CIP13, UCD, NABM and LPP of whole numbers.");
}
