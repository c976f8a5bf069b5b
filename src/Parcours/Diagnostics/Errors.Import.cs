namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException NothingToImport(string table) => Make(
        "PRC0201",
        ErrorKind.Usage,
        $"Table '{table}' has no source to import. Give it at least one file or source.");

    public static ParcoursException NoTables() => Make(
        "PRC0216",
        ErrorKind.Usage,
        "There is no table to import. Give at least one.");

    public static ParcoursException NoColumnForRole(string table, string role, string column, IEnumerable<string> known, string? source = null) => Make(
        "PRC0202",
        ErrorKind.Input,
        $"Table '{table}' is to take its {role} from column '{column}', which {(source is null ? "none of its sources has" : $"source '{source}' does not have")}.{Suggestion.DidYouMean(column, known)}");

    public static ParcoursException RoleIsMissing(string table, TableKind kind, string role) => Make(
        "PRC0203",
        ErrorKind.Usage,
        $"Table '{table}' is of kind {kind.ToString().ToLowerInvariant()} and needs a {role} column: name it.");

    public static ParcoursException UnsupportedSourceType(string table, string source, string column, string type) => Make(
        "PRC0204",
        ErrorKind.Input,
        $"Column '{column}' of source '{source}' (table '{table}') is of type {type}, which cannot be stored. Leave the column out of the source, or give it as a number, a date, text or bytes.");

    public static ParcoursException TypesDiffer(string table, string column, ColumnType expected, string expectedBy, ColumnType found, string source) => Make(
        "PRC0205",
        ErrorKind.Input,
        $"Column '{column}' of table '{table}' is {found} in source '{source}' but {expected} in {expectedBy}, and no type holds both. Declare its type, or correct the source.");

    public static ParcoursException ValueDoesNotFit(string table, string source, long line, string column, ColumnType type) => Make(
        "PRC0206",
        ErrorKind.Input,
        FormattableString.Invariant($"Line {line} of source '{source}' (table '{table}') has a value in column '{column}' that is not a {type}. Correct the line, or declare a type for the column that holds it."));

    public static ParcoursException PatientKeyType(string table, string column, ColumnType found, ColumnType? expected) => Make(
        "PRC0207",
        ErrorKind.Input,
        $"Column '{column}' of table '{table}' is to name the patient but is {found}; {(expected is null ? "a patient is named by a whole number or a text" : $"the patients of this dataset are named by {expected}")}.");

    public static ParcoursException TimeIsNotADate(string table, string column, ColumnType found, string where) => Make(
        "PRC0208",
        ErrorKind.Input,
        $"Column '{column}' of table '{table}' is to place rows in time but is {found}; a date or a timestamp was expected.{where} Give its date format, or declare its type: lines without one are then rejected.");

    /// <summary>A part of an error: the line that made a column text.</summary>
    public static string FirstLineWithoutDate(string source, long line) =>
        FormattableString.Invariant($" Line {line} of source '{source}' is the first whose value is none.");

    public static ParcoursException TableIsStoredOtherwise(string table, string what, string stored, string found) => Make(
        "PRC0209",
        ErrorKind.Usage,
        $"Table '{table}' is stored with {what} {stored} and cannot take rows with {what} {found}. Import them the same way, or under another name.");

    public static ParcoursException TableGivenTwice(string table) => Make(
        "PRC0210",
        ErrorKind.Usage,
        $"Table '{table}' is given twice in one import. Give all its sources together.");

    public static ParcoursException ColumnGivenTwice(string source, string column) => Make(
        "PRC0211",
        ErrorKind.Input,
        $"Source '{source}' has more than one column named '{column}' (case does not count). Rename one of them.");

    public static ParcoursException BucketsOutOfRange(int buckets) => Make(
        "PRC0212",
        ErrorKind.Usage,
        FormattableString.Invariant($"{buckets} buckets were asked for; a power of two from 1 to 65,536 was expected."));

    public static ParcoursException SharedDictionaryDiffers(string dictionary, string table, string column) => Make(
        "PRC0213",
        ErrorKind.Usage,
        $"Column '{column}' of table '{table}' is to share dictionary '{dictionary}' but does not hold the same kind of values: all columns of a dictionary are text, or all are whole numbers.");

    public static ParcoursException OtherBuckets(int asked, int stored) => Make(
        "PRC0217",
        ErrorKind.Usage,
        FormattableString.Invariant($"{asked} buckets were asked for, and the patients of this dataset lie in {stored}. Leave the number out, or import into a new dataset."));

    public static ParcoursException ReplacedIsNotImported(string table, IEnumerable<string> imported) => Make(
        "PRC0218",
        ErrorKind.Usage,
        $"Table '{table}' is to be replaced and is not among the tables imported.{Suggestion.DidYouMean(table, imported)}");

    public static ParcoursException ImportedBefore(string table, string source, long snapshot) => Make(
        "PRC0219",
        ErrorKind.Usage,
        FormattableString.Invariant($"Source '{source}' was imported into table '{table}' before, by snapshot {snapshot}: same name, length and content. An import adds to what is stored, so its rows would be there twice. To replace the table's rows use `--replace {table}` (`ImportOptions.Replace`); to add them again all the same use `--again` (`ImportOptions.AllowRepeated`)."));

    public static ParcoursException BadTableName(string table) => Make(
        "PRC0220",
        ErrorKind.Usage,
        $"'{table}' cannot be the name of a table: it is empty, nothing but dots, or holds a slash, a tab or a line break. Choose another.");

    public static ParcoursException EndWithoutIntervals(string table, TableKind kind) => Make(
        "PRC0221",
        ErrorKind.Usage,
        $"Table '{table}' is of kind {kind.ToString().ToLowerInvariant()}, whose rows have no end, and an end column is named. Leave it out, or import the table as intervals.");

    public static ParcoursException ColumnNamedTwice(string table, string role, string column) => Make(
        "PRC0222",
        ErrorKind.Usage,
        $"Column '{column}' is named twice in the {role} of table '{table}' (case does not count). Name it once.");

    public static ParcoursException NoPlaceForRejects(string path) => Make(
        "PRC0223",
        ErrorKind.Usage,
        $"Rejected lines cannot be listed in '{path}': it is a folder, or lies in one that does not exist. Make the folder first, or name another file.");

    public static ParcoursException OptionOutOfRange(string option, long found, string expected) => Make(
        "PRC0214",
        ErrorKind.Usage,
        FormattableString.Invariant($"Import option {option} is {found}; {expected} was expected."));

    public static ParcoursException BucketTooLarge(string table, long rows) => Make(
        "PRC0215",
        ErrorKind.Limit,
        FormattableString.Invariant($"One bucket of table '{table}' would get {rows} rows in one import, more than the 2,000,000,000 that a section holds. Import in several deliveries, or into a dataset of more buckets."));
}
