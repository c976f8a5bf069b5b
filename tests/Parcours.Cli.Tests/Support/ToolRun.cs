using System.Text;

namespace Parcours.Cli.Tests.Support;

/// <summary>What one run of the tool, in this process, gave back.</summary>
internal sealed record ToolRun(int Code, byte[] Bytes, string Messages)
{
    public string Output => Encoding.UTF8.GetString(Bytes);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<ToolRun> Of(params string[] arguments) => Of(CancellationToken.None, arguments);

    public static async Task<ToolRun> Of(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var messages = new StringWriter { NewLine = "\n" };
        int code;
        using (var console = new ToolConsole(output, TextWriter.Synchronized(messages)))
        {
            code = await Tool.RunAsync(arguments, console, cancellation);
        }

        return new ToolRun(code, output.ToArray(), messages.ToString());
    }
}
