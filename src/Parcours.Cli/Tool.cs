using System.CommandLine;
using System.CommandLine.Help;
using Parcours.Cli.Commands;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Options;

namespace Parcours.Cli;

/// <summary>The <c>parcours</c> tool: parses, runs one command, and turns whatever happens into an exit code and one paragraph.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellation)
    {
        bool debug = arguments.Contains(CommonOptions.Debug.Name);
        try
        {
            ParseResult parsed = Root(console).Parse(arguments);
            if (parsed.Errors.Count > 0)
            {
                throw CliErrors.Usage(parsed);
            }

            if (CliErrors.StrayOption(parsed) is { } stray)
            {
                throw stray;
            }

            cancellation.ThrowIfCancellationRequested();
            var invocation = new InvocationConfiguration
            {
                Output = console.Text,
                Error = console.Messages,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            int code = await parsed.InvokeAsync(invocation, cancellation);
            await console.Text.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await console.Messages.WriteLineAsync(Said("Cancelled.", console));
            return ExitCode.Cancelled;
        }
        catch (Exception error)
        {
            ParcoursException named = console.OutputFailure ?? error switch
            {
                ParcoursException known => known,
                IOException or UnauthorizedAccessException => CliErrors.Refused(error),
                _ => CliErrors.Unexpected(error),
            };
            await console.Messages.WriteLineAsync(Said(named.Message, console));
            if (debug)
            {
                await console.Messages.WriteLineAsync((named.InnerException ?? named).ToString());
            }

            return ExitCode.Of(named.Kind);
        }
    }

    /// <summary>The command line, one command a file.</summary>
    public static Command Root(ToolConsole console) => new("parcours", "Patient timelines: import claims, look at what is stored, check it.")
    {
        new HelpOption(),
        new VersionOption(),
        CommonOptions.Debug,
        DemoCommand.Create(console),
        GenerateCommand.Create(console),
        ImportCommand.Create(console),
        InfoCommand.Create(console),
        HeadCommand.Create(console),
        VerifyCommand.Create(console),
        CompactCommand.Create(console),
        SnapshotsCommand.Create(console),
    };

    /// <summary>A message with what has been done for good before it.</summary>
    private static string Said(string message, ToolConsole console) => console.Achieved is { } achieved ? $"{message} {achieved}" : message;
}
