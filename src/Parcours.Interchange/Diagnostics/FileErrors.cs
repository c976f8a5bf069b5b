using Parcours.Diagnostics;
using Parcours.Interchange.Files;

namespace Parcours.Interchange.Diagnostics;

/// <summary>Every error of reading and writing files is made here, so that texts are read side by side.</summary>
internal static class FileErrors
{
    public static ParcoursException NotFound(string path, IEnumerable<string> neighbours) => Make(
        "PRC0601",
        ErrorKind.Usage,
        $"There is no file or folder '{path}'.{Suggestion.DidYouMean(Path.GetFileName(path), neighbours)} Give the path of a file, of a folder, or a pattern such as 'data/*.csv'.");

    public static ParcoursException NothingMatches(string pattern) => Make(
        "PRC0602",
        ErrorKind.Usage,
        $"No file matches '{pattern}'. A '*' stands for any part of a name, '?' for any character, '**' for any folders; quote the pattern so that the shell leaves it alone.");

    public static ParcoursException NoTables(string folder) => Make(
        "PRC0603",
        ErrorKind.Usage,
        $"Folder '{folder}' holds no file of a table. Expected: {TableFormats.Extensions}.");

    public static ParcoursException EmptyFile(string path) => Make(
        "PRC0604",
        ErrorKind.Input,
        $"File '{path}' is empty: it has not even a header line. Remove it from the list, or have it delivered again.");

    public static ParcoursException NotReadable(string path, Exception cause) => Make(
        "PRC0605",
        ErrorKind.Input,
        $"File '{path}' cannot be read ({cause.GetType().Name}). Check that it exists, that it is not open elsewhere, and that this account may read it.",
        cause);

    public static ParcoursException UnknownFormat(string path) => Make(
        "PRC0606",
        ErrorKind.Input,
        $"The format of file '{path}' is not known. Expected: {TableFormats.Extensions}. Rename it, or state the format.");

    public static ParcoursException UnsupportedType(string source, string column, string type) => Make(
        "PRC0607",
        ErrorKind.Input,
        $"Column '{column}' of '{source}' is of type {type}, which has no place in a flat table. Leave the column out by naming the columns wanted, or flatten it first.");

    public static ParcoursException Damaged(string source, string format, Exception? cause = null) => Make(
        "PRC0608",
        ErrorKind.Input,
        $"'{source}' is damaged, or is not {format}: its content contradicts itself. Have it delivered again.",
        cause);

    public static ParcoursException TooLarge(string source, string column) => Make(
        "PRC0609",
        ErrorKind.Input,
        $"Column '{column}' of '{source}' holds a number or a time that 64 bits cannot hold. Write it as text or as a decimal first.");

    public static ParcoursException CannotWrite(string path, Exception cause) => Make(
        "PRC0611",
        ErrorKind.Usage,
        $"'{path}' cannot be written ({cause.GetType().Name}). Check that the folder exists, that the disk has room, and that this account may write there.",
        cause);

    public static ParcoursException CannotWriteType(string column, string type) => Make(
        "PRC0612",
        ErrorKind.Question,
        $"Column '{column}' is of type {type}, which cannot be written to a flat table. Select its parts, or leave it out.");

    public static ParcoursException OtherColumns(int found, int expected) => Make(
        "PRC0613",
        ErrorKind.Usage,
        $"A batch with {found} columns, or with columns of other types, was given to a writer of {expected} columns. Every batch must have the columns that the writer was made with.");

    public static ParcoursException DateOutOfRange(string column) => Make(
        "PRC0614",
        ErrorKind.Question,
        $"Column '{column}' holds a date outside the years 1 to 9999, which text cannot show. Filter it out, or write Arrow or Parquet.");

    public static ParcoursException BadOption(string option, string expected) => Make(
        "PRC0615",
        ErrorKind.Usage,
        $"Option {option} is not as it must be. Expected: {expected}.");

    public static ParcoursException CodeLine(string source, long line, string? column, string reason, Exception? cause = null) => Make(
        "PRC0631",
        ErrorKind.Input,
        FormattableString.Invariant($"Line {line} of code set '{source}' cannot be used{(column is null ? "" : $", for its column '{column}'")}: {reason}. Correct the line; a set is read whole or not at all."),
        cause);

    public static ParcoursException CodeColumns(string source, string? unknown, IEnumerable<string> known) => Make(
        "PRC0632",
        ErrorKind.Input,
        $"Code set '{source}' {(unknown is null ? "has no column 'code'" : $"has a column '{unknown}', which stands for nothing")}.{(unknown is null ? "" : Suggestion.DidYouMean(unknown, known))} Name the columns, in a first line, with some of: {string.Join(", ", known)}.");

    private static ParcoursException Make(string id, ErrorKind kind, string message, Exception? cause = null) => new(id, kind, message, cause);
}
