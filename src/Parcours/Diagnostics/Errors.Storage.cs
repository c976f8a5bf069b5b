namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException Damaged(string file, string what, Exception? inner = null) => Make(
        "PRC0101",
        ErrorKind.Damage,
        $"'{file}' is damaged: {what}. Restore it from a copy, or import the delivery again; `parcours verify` lists all that is damaged.",
        inner);

    public static ParcoursException DamagedPage(string file, string table, string column, int block, string what) => Make(
        "PRC0102",
        ErrorKind.Damage,
        $"'{file}' is damaged in table '{table}', column '{column}', block {block}: {what}. Restore the file from a copy, or import the delivery again; `parcours verify` lists all that is damaged.");

    public static ParcoursException NotADataset(string place) => Make(
        "PRC0103",
        ErrorKind.Usage,
        $"'{place}' is not a dataset: it has no dataset.json. Check the path, or make one with `parcours import`.");

    public static ParcoursException NewerFormat(string file, int found, int known) => Make(
        "PRC0104",
        ErrorKind.Usage,
        $"'{file}' is of format version {found}, and this version of Parcours reads up to {known}. Use a newer Parcours.");

    public static ParcoursException CommitLost(long snapshot) => Make(
        "PRC0105",
        ErrorKind.Usage,
        $"Another writer committed snapshot {snapshot} while this one was writing. The dataset is whole and holds the other's rows; nothing of this commit is in it. Run it again.");

    public static ParcoursException UnknownSnapshot(string asked, IEnumerable<string> known) => Make(
        "PRC0106",
        ErrorKind.Question,
        $"There is no snapshot '{asked}'.{Suggestion.DidYouMean(asked, known)} `parcours snapshots` lists them.");

    public static ParcoursException CannotEvolve(string table, string what) => Make(
        "PRC0107",
        ErrorKind.Usage,
        $"Table '{table}' is stored already and cannot be changed so: {what}. Columns may be added, whole numbers and floats widened, and nulls allowed. Import it under another name, or convert the input.");

    public static ParcoursException DatasetExists(string place) => Make(
        "PRC0108",
        ErrorKind.Usage,
        $"'{place}' holds a dataset already. Open it, or choose another folder.");

    public static ParcoursException LastSnapshot(long id) => Make(
        "PRC0109",
        ErrorKind.Usage,
        $"Snapshot {id} is the newest and cannot be removed. Only older snapshots can.");

    public static ParcoursException PageTooLarge(string table, string column) => Make(
        "PRC0110",
        ErrorKind.Limit,
        $"32,768 texts of column '{column}' of table '{table}' take more than a page holds (1 GiB). Leave the column out.");

    public static ParcoursException StoreLocked(string place) => Make(
        "PRC0111",
        ErrorKind.Usage,
        $"'{place}' cannot be written: another process is cleaning it up, or the folder is read-only. Try again in a moment, or check the rights.");

    public static ParcoursException DuplicateSnapshotName(string name) => Make(
        "PRC0112",
        ErrorKind.Usage,
        $"There is a snapshot named '{name}' already. Choose another name, or remove that one first.");

    public static ParcoursException TooManyRows(string what) => Make(
        "PRC0113",
        ErrorKind.Limit,
        $"{what} would hold more than 2,147,483,647 rows. Make the dataset with more buckets.");

    public static ParcoursException DiskFull(string file, Exception inner) => Make(
        "PRC0114",
        ErrorKind.Limit,
        $"The disk is full: '{file}' cannot be written. The dataset is as it was before. Free some room (`parcours snapshots` lists what may be removed) and run it again.",
        inner);

    public static ParcoursException SnapshotLost(string place, long lost, long newest) => Make(
        "PRC0116",
        ErrorKind.Damage,
        FormattableString.Invariant($"'{place}' holds files of snapshot {lost}, which was committed and is not there: the newest is {newest}. Nothing is written or removed, so that it can be saved: restore 'snapshots/{lost:D10}.json' from a copy. Or give its rows up with `parcours snapshots DATASET --remove {lost}`, and import its delivery again."));

    public static ParcoursException NotAFolder(string place) => Make(
        "PRC0117",
        ErrorKind.Usage,
        $"'{place}' is a file; a dataset is a folder. Check the path.");

    public static ParcoursException AccessDenied(string place, Exception inner) => Make(
        "PRC0118",
        ErrorKind.Usage,
        $"This account may not read or write '{place}', or a file above it. Check the rights of the dataset's folder and of all in it.",
        inner);

    public static ParcoursException DictionaryTooLarge(string file) => Make(
        "PRC0115",
        ErrorKind.Limit,
        $"The values for '{file}' take more than a dictionary file holds (2 GiB). A column of so many values is text: declare its type as text and import again.");
}
