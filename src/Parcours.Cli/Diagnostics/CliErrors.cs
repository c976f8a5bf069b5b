using System.CommandLine;
using System.CommandLine.Parsing;
using Parcours.Diagnostics;

namespace Parcours.Cli.Diagnostics;

/// <summary>The errors of the command line, PRC07xx.</summary>
internal static class CliErrors
{
    /// <summary>What the parser found, with the option or the command that was probably meant.</summary>
    public static ParcoursException Usage(ParseResult parsed)
    {
        string found = string.Join(' ', parsed.Errors.Select(error => error.Message.TrimEnd('.') + ".").Distinct());
        IEnumerable<string> known = Known(parsed.CommandResult.Command);
        string suggestion = parsed.UnmatchedTokens.Select(token => Suggestion.DidYouMean(token, known)).FirstOrDefault(text => text.Length > 0) ?? "";
        return Usage(parsed.CommandResult, found + suggestion);
    }

    public static ParcoursException ImportNeedsOneSource() => new(
        "PRC0702",
        ErrorKind.Usage,
        "What to import is said in one of three ways: --snds FOLDER, --declare FILE, or --table NAME --kind KIND with the files.");

    public static ParcoursException OptionNeeded(string option, string reason) => new(
        "PRC0703", ErrorKind.Usage, $"{option} is needed here and is not given: {reason}");

    public static ParcoursException BadDeclaration(string file, string problem, Exception? inner = null) => new(
        "PRC0704", ErrorKind.Usage, $"The declaration '{file}' cannot be used: {problem} The page 'Declare your own tables' shows the form.", inner);

    public static ParcoursException FolderNotEmpty(string folder) => new(
        "PRC0705", ErrorKind.Usage, $"The folder '{folder}' is not empty. Name a new one, or empty it first.");

    public static ParcoursException BinaryToTerminal(string format) => new(
        "PRC0706", ErrorKind.Usage, $"{format} is not for a terminal: send it to a file or a pipe, as in `… --format {format} > file.{format}`.");

    public static ParcoursException MeansNothing(string option, string where) => new(
        "PRC0707", ErrorKind.Usage, $"{option} means nothing {where}. Leave it out.");

    public static ParcoursException NotAFolder(string path, string file) => new(
        "PRC0708", ErrorKind.Usage, $"'{path}' cannot be a folder: '{file}' is a file. Name another folder.");

    public static ParcoursException NoSuchColumn(string option, string column, IEnumerable<string> known) => new(
        "PRC0709", ErrorKind.Input, $"{option} names column '{column}', which none of the files has.{Suggestion.DidYouMean(column, known)}");

    public static ParcoursException OutputFailed(Exception error) => new(
        "PRC0710", ErrorKind.Limit, $"Standard output cannot be written: {Reason(error)} Send it where there is room.", error);

    public static ParcoursException CannotWrite(string path, string reason, Exception? error = null) => new(
        "PRC0711", ErrorKind.Usage, $"'{path}' cannot be written: {reason} Name another place, or make this one ready.", error);

    public static ParcoursException Refused(Exception error) => new(
        "PRC0712", ErrorKind.Limit, $"The system does not do what is needed: {Reason(error)} Check that the disk has room and that this account may do it.", error);

    public static ParcoursException GivenTwice(string file) => new(
        "PRC0713", ErrorKind.Usage, $"'{file}' is given twice, and its lines would be stored twice. Give it once.");

    /// <summary>What the system says, as one sentence.</summary>
    public static string Reason(Exception error) => error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ') + ".";

    public static ParcoursException Unexpected(Exception error) => new(
        "PRC0799",
        ErrorKind.Limit,
        $"This should not have happened: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")} Run it again with --debug to see where, and report it.",
        error);

    /// <summary>An option that does not exist, which an argument that takes any number of values has taken for one of them.</summary>
    public static ParcoursException? StrayOption(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
        {
            return null;
        }

        string? stray = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .Select(token => token.Value).FirstOrDefault(value => value is ['-', _, ..]);
        return stray is null ? null : Usage(
            parsed.CommandResult, $"There is no option '{stray}'.{Suggestion.DidYouMean(stray, Known(parsed.CommandResult.Command))} A file of that name is given after '--'.");
    }

    private static ParcoursException Usage(CommandResult command, string found) => new(
        "PRC0701", ErrorKind.Usage, $"{found} `{string.Join(' ', Path(command))} --help` says what it takes.");

    private static IEnumerable<string> Known(Command command) =>
        command.Subcommands.Select(child => child.Name).Concat(command.Options.Select(option => option.Name));

    private static IEnumerable<string> Path(CommandResult result) =>
        (result.Parent is CommandResult parent ? Path(parent) : []).Append(result.Command.Name);
}
