using Parcours.Cli.Diagnostics;
using Parcours.Cli.Options;
using Parcours.Diagnostics;

namespace Parcours.Cli.Declarations;

/// <summary>One declared table.</summary>
internal sealed record TableDeclaration
{
    public string? Name { get; init; }

    /// <summary>patients, events, intervals or reference.</summary>
    public string? Kind { get; init; }

    public string? Patient { get; init; }

    /// <summary>The time of an event, or the start of an interval.</summary>
    public string? Time { get; init; }

    /// <summary>The end of an interval.</summary>
    public string? End { get; init; }

    public IReadOnlyList<string> TieKey { get; init; } = [];

    /// <summary>Columns and their types. When there are any, only these are imported.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Dates that stand for "unknown" or "open".</summary>
    public IReadOnlyList<DateOnly> NullDates { get; init; } = [];

    /// <summary>Columns that share a dictionary: column to name of the dictionary.</summary>
    public IReadOnlyDictionary<string, string> Dictionaries { get; init; } = new Dictionary<string, string>();

    /// <summary>Files, folders or patterns.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public CsvDeclaration Csv { get; init; } = new();

    public TableImport ToImport(string declaration, string folder)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            throw CliErrors.BadDeclaration(declaration, "a table has no \"name\".");
        }

        TableKind kind = TableKindNames.Find(Kind) ?? throw Bad(
            declaration,
            $"\"kind\" is '{Kind}' and must be one of {string.Join(", ", TableKindNames.Known)}.{Suggestion.DidYouMean(Kind ?? "", TableKindNames.Known)}");

        Require(declaration, kind != TableKind.Reference, Patient, "patient");
        Require(declaration, kind is TableKind.Events or TableKind.Intervals, Time, "time");
        Require(declaration, kind == TableKind.Intervals, End, "end");
        if (Files.Count == 0)
        {
            throw Bad(declaration, "it names no \"files\".");
        }

        Dictionary<string, ColumnType> types = Types(declaration);
        RefuseBlank(declaration, "tieKey", TieKey);
        RefuseBlank(declaration, "files", Files);
        RefuseBlank(declaration, "dictionaries", Dictionaries.Values);
        foreach (string? role in new[] { Patient, Time, End }.Concat(TieKey).Concat(Dictionaries.Keys))
        {
            if (role is not null && types.Count > 0 && !types.ContainsKey(role))
            {
                throw Bad(declaration, $"'{role}' is not among its \"columns\".{Suggestion.DidYouMean(role, types.Keys)}");
            }
        }

        var options = new TableFileOptions { Columns = types.Count == 0 ? null : [.. types.Keys], Csv = CsvOptions(declaration, types) };
        return new TableImport(Name, kind, TableFiles.Open(Files.Select(file => Path.Combine(folder, file)), options))
        {
            Patient = Patient,
            Time = Time,
            End = End,
            TieKey = [.. TieKey],
            Types = types,
            NullDates = NullDates,
            Dictionaries = Dictionaries,
        };
    }

    private void Require(string declaration, bool needed, string? value, string property)
    {
        if (needed && string.IsNullOrWhiteSpace(value))
        {
            throw Bad(declaration, $"a table of kind {Kind} needs \"{property}\", the name of a column.");
        }
    }

    /// <summary>Nulls within a list are not seen by the reader of the file.</summary>
    private void RefuseBlank(string declaration, string property, IEnumerable<string?> values)
    {
        if (values.Any(string.IsNullOrWhiteSpace))
        {
            throw Bad(declaration, $"\"{property}\" has an empty entry.");
        }
    }

    private Dictionary<string, ColumnType> Types(string declaration)
    {
        var types = new Dictionary<string, ColumnType>(StringComparer.OrdinalIgnoreCase);
        foreach ((string column, string? text) in Columns)
        {
            types[column] = ColumnTypeNames.TryParse(text ?? "", out ColumnType type)
                ? type
                : throw Bad(declaration, $"the type '{text}' of column '{column}' is not known. There are {ColumnTypeNames.Known}.");
        }

        return types;
    }

    private CsvOptions CsvOptions(string declaration, IReadOnlyDictionary<string, ColumnType> types)
    {
        DateForms dates = Csv.Dates.Count == 0 ? DateForms.All : DateForms.None;
        foreach (string text in Csv.Dates)
        {
            dates |= DateFormNames.TryParse(text, out DateForms form)
                ? form
                : throw Bad(declaration, $"'{text}' is not a form of dates. There are {DateFormNames.Known}.");
        }

        return new CsvOptions
        {
            Separator = Csv.Separator is null
                ? null
                : CsvCommandOptions.Separator(Csv.Separator) ?? throw Bad(declaration, $"\"separator\" is {CsvCommandOptions.SeparatorForm}."),
            Encoding = Csv.Encoding is null
                ? null
                : EncodingNames.Find(Csv.Encoding) ?? throw Bad(declaration, $"'{Csv.Encoding}' is not the name of an encoding."),
            Header = Csv.Header,
            Dates = dates,
            Types = types,
        };
    }

    private ParcoursException Bad(string declaration, string problem) => CliErrors.BadDeclaration(declaration, $"table '{Name}': {problem}");
}
