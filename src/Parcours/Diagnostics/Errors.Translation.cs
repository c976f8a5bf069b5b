namespace Parcours.Diagnostics;

internal static partial class Errors
{
    public static ParcoursException NotTranslatable(string lambda, string part, string why, string remedy, Exception? inner = null) => Make(
        "PRC0302",
        ErrorKind.Question,
        lambda == part ? $"`{lambda}` cannot be translated: {why} {remedy}" : $"In `{lambda}`, `{part}` cannot be translated: {why} {remedy}",
        inner);

    public static ParcoursException RecordColumn(string record, string property, string table, string column, IEnumerable<string> known) => Make(
        "PRC0303",
        ErrorKind.Question,
        $"Property '{property}' of {record} stands for column '{column}', which table '{table}' does not have.{Suggestion.DidYouMean(column, known)} Name the column with [Column(\"…\")], or take the setter off a property that is computed.");

    public static ParcoursException RecordRole(string record, string property, string table, string role) => Make(
        "PRC0304",
        ErrorKind.Question,
        $"Property '{property}' of {record} is marked [{role}], but table '{table}' has no such column. Name a column with [Column(\"…\")], or take the mark off.");

    public static ParcoursException RecordType(string record, string property, string propertyType, string table, string column, ColumnType columnType, string remedy) => Make(
        "PRC0305",
        ErrorKind.Question,
        $"Property '{property}' of {record} is {propertyType}, but column '{column}' of table '{table}' is {columnType}. Declare the property as {remedy}.");

    public static ParcoursException RecordNull(string record, string property, string propertyType, string table, string column) => Make(
        "PRC0306",
        ErrorKind.Question,
        $"Property '{property}' of {record} is {propertyType}, but column '{column}' of table '{table}' has nulls. Declare the property as {propertyType}?.");

    public static ParcoursException RecordShape(string record, string why) => Make(
        "PRC0307",
        ErrorKind.Question,
        $"{record} cannot stand for rows: {why} Use a record, or a class with a constructor without parameters and properties with setters.");

    public static ParcoursException MayBeMissing(string lambda, string part, string type, string why) => Make(
        "PRC0308",
        ErrorKind.Question,
        $"In `{lambda}`, `{part}` may be null ({why}), but {type} cannot. Write `({type}?){part}` to keep the null, or test for it and say what stands in.");

    public static ParcoursException OtherDataset() => Make(
        "PRC0309",
        ErrorKind.Question,
        "The two queries read different snapshots, so they cannot be put together. Begin both at the same Dataset, or at the same view given by At(…).");

    public static ParcoursException NoPatient(string? lambda) => Make(
        "PRC0310",
        ErrorKind.Question,
        $"{(lambda is null ? "These rows" : $"In `{lambda}`, the rows")} have no patient: they come from a reference table, or the patient was lost in a Distinct, a Concat, an OrderBy after a Select, or a grouping. Keep the patient in the Select, or count before.");

    public static ParcoursException RowsAreNotAValue(string what) => Make(
        "PRC0311",
        ErrorKind.Question,
        $"{what} holds the rows of a group, which are not a value. Ask for their aggregates first, as in `.Select(g => new {{ g.Key, N = g.Count() }})`, or take them one by one with `from x in g`.");

    public static ParcoursException DifferentColumns(string operation, string first, string second) => Make(
        "PRC0312",
        ErrorKind.Question,
        $"{operation} needs columns of the same types on both sides; found ({first}) and ({second}). Cast one side in a Select.");

    public static ParcoursException NegativeCount(string operation, long count) => Make(
        "PRC0313",
        ErrorKind.Usage,
        FormattableString.Invariant($"{operation} was given {count}. It takes 0 or more."));

    public static ParcoursException DuplicateName(string operation, string name) => Make(
        "PRC0314",
        ErrorKind.Question,
        $"{operation} would give two columns named '{name}'. Name one of them otherwise with .As(\"…\").");

    public static ParcoursException OnlyInLambdas() => Make(
        "PRC0315",
        ErrorKind.Usage,
        "The rows of a group exist only in the lambdas of queries, which are translated and never run. Call this inside Select, Where, OrderBy or Aggregate of a query.");

    public static ParcoursException ConstantTooLarge(string type) => Make(
        "PRC0316",
        ErrorKind.Question,
        $"The constant of type {type} has more than 18 digits, which no column holds. Round it.");

    public static ParcoursException ColumnTypes(string part, IEnumerable<ColumnType> found) => Make(
        "PRC0317",
        ErrorKind.Question,
        $"`{part}` cannot be computed: it does not take ({string.Join(", ", found)}). Cast the operands to the types that it takes.");

    public static ParcoursException TimelineWithoutPatient() => Make(
        "PRC0318",
        ErrorKind.Question,
        "A timeline verb needs rows that belong to a patient on each side. Keep the patient column in the Select before it, and do not start from a reference table.");

    public static ParcoursException WindowWithoutMoment() => Make(
        "PRC0319",
        ErrorKind.Question,
        "A window lies around a moment, and there is none here. Say of which moment, as in rows.Within(p.IndexDate, Window.Days(0, 90)).");

    public static ParcoursException WindowOfPartDays(TimeSpan span) => Make(
        "PRC0320",
        ErrorKind.Question,
        FormattableString.Invariant($"A window of {span} lies around a date, which is a whole day. Use Window.Days, or times to the microsecond on both sides."));

    public static ParcoursException NotOfKind(string table, TableKind found, string wanted, string instead) => Make(
        "PRC0321",
        ErrorKind.Question,
        $"The rows of table '{table}' are {found.ToString().ToLowerInvariant()}, not {wanted}. Use {instead}.");

    public static ParcoursException NotThePatient(string lambda) => Make(
        "PRC0322",
        ErrorKind.Question,
        $"`{lambda}` is not the patient of the rows. Name the member that holds the patient column of the table, as it is.");

    public static ParcoursException NotATime(string lambda, ColumnType found) => Make(
        "PRC0323",
        ErrorKind.Question,
        $"`{lambda}` is {found}, where a date or a timestamp is needed.");

    public static ParcoursException UnknownStep(string cohort, string label, IEnumerable<string> known) => Make(
        "PRC0324",
        ErrorKind.Usage,
        $"The cohort '{cohort}' has no step '{label}'.{Suggestion.DidYouMean(label, known)} Its steps are: {string.Join("; ", known)}.");

    public static ParcoursException CohortLabel(string cohort, string label) => Make(
        "PRC0325",
        ErrorKind.Question,
        $"The cohort '{cohort}' has two steps '{label}'. A label names one step: give each its own.");

    public static ParcoursException CohortSteps(string cohort, int most) => Make(
        "PRC0326",
        ErrorKind.Question,
        FormattableString.Invariant($"The cohort '{cohort}' has more than {most} steps. Join conditions with && in one step, or choose from the patients of another cohort."));

    public static ParcoursException PatientSetKeys(string first, string second) => Make(
        "PRC0327",
        ErrorKind.Question,
        $"The patients of '{first}' and of '{second}' have keys of different types. Patients of one dataset have keys of one type.");
}
