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
        Command command = parsed.CommandResult.Command;
        string path = string.Join(' ', Path(parsed.CommandResult));
        string found = string.Join(' ', parsed.Errors.Select(error => error.Message.TrimEnd('.') + ".").Distinct());
        IEnumerable<string> known = command.Subcommands.Select(child => child.Name).Concat(command.Options.Select(option => option.Name));
        string suggestion = parsed.UnmatchedTokens.Select(token => Suggestion.DidYouMean(token, known)).FirstOrDefault(text => text.Length > 0) ?? "";
        return new("PRC0701", ErrorKind.Usage, $"{found}{suggestion} `{path} --help` says what it takes.");
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

    public static ParcoursException Unexpected(Exception error) => new(
        "PRC0799",
        ErrorKind.Limit,
        $"This should not have happened: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")} Run it again with --debug to see where, and report it.",
        error);

    private static IEnumerable<string> Path(CommandResult result)
    {
        IEnumerable<string> above = result.Parent is CommandResult parent ? Path(parent) : [];
        return above.Append(result.Command is RootCommand ? "parcours" : result.Command.Name);
    }
}
