using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Options;

namespace Parcours.Cli.Importing;

/// <summary>One table to import, said on the command line.</summary>
internal sealed class TableOptions
{
    private readonly Option<string?> _table = new("--table") { Description = "The name of the table that the files are of.", HelpName = "NAME" };

    private readonly Option<TableKind?> _kind = new("--kind")
    {
        Description = "What a row is.",
        HelpName = "patients|events|intervals|reference",
        CustomParser = result => Parse<TableKind?>(
            result, text => Enum.TryParse(text, ignoreCase: true, out TableKind kind) && !char.IsAsciiDigit(text[0]) ? kind : null, "is not a kind. There are patients, events, intervals and reference."),
    };

    private readonly Option<string?> _patient = new("--patient") { Description = "The column that names the patient.", HelpName = "COL" };

    private readonly Option<string?> _time = new("--time", "--start") { Description = "The column of the time of an event, or of the start of an interval.", HelpName = "COL" };

    private readonly Option<string?> _end = new("--end") { Description = "The column of the end of an interval.", HelpName = "COL" };

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
        foreach (Option option in new Option[] { _table, _kind, _patient, _time, _end, _tie, _nullDates })
        {
            command.Options.Add(option);
        }

        _csv.AddTo(command);
    }

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_table) is not null;

    public TableImport Read(ParseResult parsed, IReadOnlyList<string> files)
    {
        string name = parsed.GetValue(_table)!;
        TableKind kind = parsed.GetValue(_kind) ?? throw CliErrors.OptionNeeded("--kind", "it says what a row is: patients, events, intervals or reference.");
        string? patient = Role(parsed, _patient, kind != TableKind.Reference, "--patient", kind, "names the patient");
        string? time = Role(parsed, _time, kind is TableKind.Events or TableKind.Intervals, kind == TableKind.Intervals ? "--start" : "--time", kind, "says when it was");
        string? end = Role(parsed, _end, kind == TableKind.Intervals, "--end", kind, "says when it ended");
        if (files.Count == 0)
        {
            throw CliErrors.OptionNeeded("FILE", $"it is what table '{name}' is read from: files, folders or patterns.");
        }

        return new TableImport(name, kind, TableFiles.Open(files, new TableFileOptions { Csv = _csv.Read(parsed) }))
        {
            Patient = patient,
            Time = time,
            End = end,
            TieKey = [.. parsed.GetValue(_tie) ?? []],
            Types = _csv.Types(parsed),
            NullDates = parsed.GetValue(_nullDates) ?? [],
        };
    }

    private static string? Role(ParseResult parsed, Option<string?> option, bool needed, string name, TableKind kind, string reason)
    {
        string? column = parsed.GetValue(option);
        return needed && column is null
            ? throw CliErrors.OptionNeeded(name, $"a table of kind {kind.ToString().ToLowerInvariant()} has a column that {reason}.")
            : column;
    }

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
