namespace Parcours.Interchange.Csv;

/// <summary>The reasons for which a line is not a row, each a short phrase without any value.</summary>
internal static class Rejections
{
    public const string TooFewFields = "too few fields";
    public const string TooManyFields = "too many fields";
    public const string BadQuoting = "bad quoting";
    public const string TooLong = "line too long";
    public const string NotUtf8 = "not UTF-8 text";
    public const string NotBoolean = "not a truth value";
    public const string NotInteger = "not a whole number of the range";
    public const string NotDecimal = "not a decimal number of the scale and range";
    public const string NotNumber = "not a number";
    public const string NotDate = "not a date";
    public const string NotTimestamp = "not a timestamp";
    public const string NotBinary = "not base64";
}
