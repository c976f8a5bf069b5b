using System.CommandLine;
using System.CommandLine.Parsing;

namespace Parcours.Cli.Options;

/// <summary>How CSV files are read, said on the command line.</summary>
internal sealed class CsvCommandOptions
{
    /// <summary>What a separator may be, in words.</summary>
    public const string SeparatorForm = "one ASCII character other than a quote or the end of a line, or 'tab'";

    private readonly Option<char?> _separator = new("--separator")
    {
        Description = "CSV: what parts fields, one character or 'tab'; by default it is found.",
        HelpName = "CHAR",
        CustomParser = result => Checked(result, Separator(result.Tokens[0].Value), $"is not a separator: give {SeparatorForm}."),
    };

    private readonly Option<System.Text.Encoding?> _encoding = new("--encoding")
    {
        Description = "CSV: the encoding, such as utf-8 or windows-1252; by default it is found.",
        HelpName = "NAME",
        CustomParser = result => CheckedClass(result, EncodingNames.Find(result.Tokens[0].Value), "is not the name of an encoding, such as utf-8 or windows-1252."),
    };

    private readonly Option<DateForms> _dates = new("--date-format")
    {
        Description = $"CSV: a form of dates: {DateFormNames.Known}. By default all.",
        HelpName = "FORM,…",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => DateForms.All,
        CustomParser = ParseDates,
    };

    private readonly Option<bool> _noHeader = new("--no-header") { Description = "CSV: the first line is data; columns are column1, column2, …" };

    private readonly Option<Dictionary<string, ColumnType>> _types = new("--types")
    {
        Description = $"Types of columns: {ColumnTypeNames.Known}. Other columns are read as what they hold.",
        HelpName = "COLUMN=TYPE,…",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
        CustomParser = ParseTypes,
    };

    public IEnumerable<Option> All => [_separator, _encoding, _dates, _noHeader, _types];

    public IReadOnlyDictionary<string, ColumnType> Types(ParseResult parsed) => parsed.GetValue(_types) ?? [];

    public CsvOptions Read(ParseResult parsed) => new()
    {
        Separator = parsed.GetValue(_separator),
        Encoding = parsed.GetValue(_encoding),
        Dates = parsed.GetValue(_dates),
        Header = parsed.GetValue(_noHeader) ? false : null,
        Types = Types(parsed),
    };

    /// <summary>A separator as people write it; null when it is none.</summary>
    public static char? Separator(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var one] when char.IsAscii(one) && one is not ('"' or '\r' or '\n' or '\0') => one,
        _ => null,
    };

    private static T? Checked<T>(ArgumentResult result, T? value, string problem)
        where T : struct
    {
        if (value is null)
        {
            result.AddError($"'{result.Tokens[0].Value}' {problem}");
        }

        return value;
    }

    private static T? CheckedClass<T>(ArgumentResult result, T? value, string problem)
        where T : class
    {
        if (value is null)
        {
            result.AddError($"'{result.Tokens[0].Value}' {problem}");
        }

        return value;
    }

    private static DateForms ParseDates(ArgumentResult result)
    {
        DateForms all = DateForms.None;
        foreach (string text in ValueList.Of(result))
        {
            if (!DateFormNames.TryParse(text, out DateForms form))
            {
                result.AddError($"'{text}' is not a form of dates. There are {DateFormNames.Known}.");
            }

            all |= form;
        }

        return all;
    }

    private static Dictionary<string, ColumnType> ParseTypes(ArgumentResult result)
    {
        var types = new Dictionary<string, ColumnType>(StringComparer.OrdinalIgnoreCase);
        foreach (string text in ValueList.Of(result))
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !ColumnTypeNames.TryParse(text[(equals + 1)..], out ColumnType type))
            {
                result.AddError($"'{text}' is not COLUMN=TYPE with a type among {ColumnTypeNames.Known}.");
                continue;
            }

            if (!types.TryAdd(text[..equals].Trim(), type))
            {
                result.AddError($"--types names column '{text[..equals].Trim()}' more than once.");
            }
        }

        return types;
    }
}
