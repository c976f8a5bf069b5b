using System.CommandLine;
using Parcours.Cli.Commands;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Options;

namespace Parcours.Cli;

/// <summary>The <c>parcours</c> tool: parses, runs one command, and turns whatever happens into an exit code and one paragraph.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellation)
    {
        RootCommand root = Root(console);
        ParseResult parsed = root.Parse(arguments);
        bool debug = parsed.GetValue(CommonOptions.Debug);
        try
        {
            if (parsed.Errors.Count > 0)
            {
                throw CliErrors.Usage(parsed);
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
            await console.Messages.WriteLineAsync("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (ParcoursException error)
        {
            await Report(console, error, debug);
            return ExitCode.Of(error.Kind);
        }
        catch (Exception error)
        {
            await Report(console, CliErrors.Unexpected(error), debug);
            return ExitCode.Refused;
        }
    }

    /// <summary>The command line, one command a file.</summary>
    public static RootCommand Root(ToolConsole console) => new("Patient timelines: import claims, look at what is stored, check it.")
    {
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

    private static async Task Report(ToolConsole console, ParcoursException error, bool debug)
    {
        await console.Messages.WriteLineAsync(error.Message);
        if (debug)
        {
            await console.Messages.WriteLineAsync((error.InnerException ?? error).ToString());
        }
    }
}
