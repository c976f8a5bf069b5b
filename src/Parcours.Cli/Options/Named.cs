using System.CommandLine;
using System.CommandLine.Parsing;

namespace Parcours.Cli.Options;

/// <summary>Options and arguments that name something: an empty name is a slip, such as a shell variable that is not set, and is refused as one.</summary>
internal static class Named
{
    public static Option<T> Filled<T>(this Option<T> option)
    {
        option.Validators.Add(result => Check(result, result.Tokens, option.Name));
        return option;
    }

    public static Argument<T> Filled<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Check(result, result.Tokens, argument.Name));
        return argument;
    }

    /// <summary>A name for a snapshot. One of digits only could never be told from the number of a snapshot.</summary>
    public static Option<string?> Snapshot()
    {
        Option<string?> name = new Option<string?>("--name") { Description = "A name for the snapshot, to come back to it.", HelpName = "NAME" }.Filled();
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } text }] && text.All(char.IsAsciiDigit))
            {
                result.AddError("--name takes a name that is not a number: snapshots have numbers of their own.");
            }
        });
        return name;
    }

    private static void Check(SymbolResult result, IReadOnlyList<Token> tokens, string name)
    {
        if (tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{name} is empty.");
        }
    }
}
