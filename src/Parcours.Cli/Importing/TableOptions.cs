using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Options;

namespace Parcours.Cli.Importing;

/// <summary>One table to import, said on the command line.</summary>
internal sealed class TableOptions
{
    private readonly Option<string?> _table = new Option<string?>("--table") { Description = "The name of the table that the files are of.", HelpName = "NAME" }.Filled();

    private readonly Option<TableKind?> _kind = new("--kind")
    {
        Description = "What a row is.",
        HelpName = "patients|events|intervals|reference",
        CustomParser = result => Parse<TableKind?>(
            result, text => TableKindNames.Find(text), "is not a kind. There are patients, events, intervals and reference."),
    };

    private readonly Option<string?> _patient = new Option<string?>("--patient") { Description = "The column that names the patient.", HelpName = "COL" }.Filled();

    private readonly Option<string?> _time = new Option<string?>("--time", "--start") { Description = "The column of the time of an event, or of the start of an interval.", HelpName = "COL" }.Filled();

    private readonly Option<string?> _end = new Option<string?>("--end") { Description = "The column of the end of an interval.", HelpName = "COL" }.Filled();

    private readonly Option<string[]> _tie = new("--tie-key")
    {
        Description = "Columns that order the rows of one patient at one time.",
        HelpName = "COL,…",
        CustomParser = result => [.. ValueList.Of(result)],
    };

    private readonly Option<DateOnly[]> _nullDates = new("--null-date")
    {
        Description = "Dates, as YYYY-MM-DD, that are read as null.",
        HelpName = "DATE,…",
        CustomParser = result => [.. ValueList.Of(result).Select(text => Date(result, text))],
    };

    private readonly CsvCommandOptions _csv = new();

    public void AddTo(Command command)
    {
        foreach (Option option in All.Prepend(_table))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Refuses what is said of a table when none is named: a delivery and a declaration say it themselves.</summary>
    public void CheckUsed(ParseResult parsed)
    {
        if (!IsGiven(parsed) && All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } stray)
        {
            throw CliErrors.MeansNothing(stray.Name, "without --table");
        }
    }

    private IEnumerable<Option> All => [_kind, _patient, _time, _end, _tie, _nullDates, .. _csv.All];

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_table) is not null;

    public TableImport Read(ParseResult parsed, IReadOnlyList<string> files)
    {
        string name = parsed.GetValue(_table)!;
        TableKind kind = parsed.GetValue(_kind) ?? throw CliErrors.OptionNeeded("--kind", "it says what a row is: patients, events, intervals or reference.");
        string? patient = Role(parsed, _patient, kind == TableKind.Reference ? null : true, "--patient", kind, "names the patient");
        string? time = Role(parsed, _time, NeedsTime(kind), kind == TableKind.Intervals ? "--start" : "--time", kind, "says when it was");
        string? end = Role(parsed, _end, kind == TableKind.Intervals ? true : null, "--end", kind, "says when it ended");
        if (files.Count == 0)
        {
            throw CliErrors.OptionNeeded("FILE", $"it is what table '{name}' is read from: files, folders or patterns.");
        }

        if (files.GroupBy(Path.GetFullPath).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw CliErrors.GivenTwice(twice.First());
        }

        IReadOnlyList<TableSource> sources = TableFiles.Open(files, new TableFileOptions { Csv = _csv.Read(parsed) });
        CheckTypes(_csv.Types(parsed).Keys, sources);
        return new TableImport(name, kind, sources)
        {
            Patient = patient,
            Time = time,
            End = end,
            TieKey = [.. parsed.GetValue(_tie) ?? []],
            Types = _csv.Types(parsed),
            NullDates = parsed.GetValue(_nullDates) ?? [],
        };
    }

    /// <summary>A type for a column that no file has is a slip of the pen.</summary>
    private static void CheckTypes(IEnumerable<string> named, IReadOnlyList<TableSource> sources)
    {
        HashSet<string>? known = null;
        foreach (string column in named)
        {
            known ??= sources.SelectMany(source => source.Schema.FieldsList).Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!known.Contains(column))
            {
                throw CliErrors.NoSuchColumn("--types", column, known);
            }
        }
    }

    /// <summary>The column of a part: null where the kind has none, and an error where one is given that the kind has not, or not given that it needs.</summary>
    private static string? Role(ParseResult parsed, Option<string?> option, bool? needed, string name, TableKind kind, string reason)
    {
        string? column = parsed.GetValue(option);
        if (needed is null && column is not null)
        {
            throw CliErrors.MeansNothing(name, $"for a table of kind {kind.ToString().ToLowerInvariant()}");
        }

        return needed is true && column is null
            ? throw CliErrors.OptionNeeded(name, $"a table of kind {kind.ToString().ToLowerInvariant()} has a column that {reason}.")
            : column;
    }

    private static bool? NeedsTime(TableKind kind) => kind switch
    {
        TableKind.Events or TableKind.Intervals => true,
        TableKind.Patients => false,
        _ => null,
    };

    private static T? Parse<T>(ArgumentResult result, Func<string, T?> read, string problem)
    {
        T? value = read(result.Tokens[0].Value);
        if (value is null)
        {
            result.AddError($"'{result.Tokens[0].Value}' {problem}");
        }

        return value;
    }

    private static DateOnly Date(ArgumentResult result, string text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            result.AddError($"'{text}' is not a date. Write it as YYYY-MM-DD.");
        }

        return date;
    }
}
