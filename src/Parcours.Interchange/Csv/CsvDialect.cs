namespace Parcours.Interchange.Csv;

/// <summary>How one CSV file is written: given by the caller or found by <see cref="Inference.DialectFinder"/>.</summary>
/// <param name="Separator">What parts fields.</param>
/// <param name="LineEnd">What ends lines; a carriage return before a line feed belongs to it.</param>
/// <param name="Columns">The names of the columns, made up where there is no header.</param>
/// <param name="BodyOffset">Where the first line after the header begins, in bytes of UTF-8.</param>
/// <param name="BodyLine">The number of that line.</param>
/// <param name="Coding">How bytes beyond ASCII are to be taken.</param>
internal sealed record CsvDialect(byte Separator, byte LineEnd, IReadOnlyList<string> Columns, long BodyOffset, long BodyLine, TextCoding Coding);
