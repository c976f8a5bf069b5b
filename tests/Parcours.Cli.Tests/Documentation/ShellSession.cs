using System.Diagnostics;

namespace Parcours.Cli.Tests.Documentation;

/// <summary>The shell blocks of one page, run in a folder of their own one after the other.</summary>
internal static class ShellSession
{
    public static async Task RunAsync(Page page, string folder)
    {
        foreach (CodeBlock json in page.Blocks("json"))
        {
            // A block that the page says to save under a name is saved there.
            string? name = json.Before.Split('`').Where((_, i) => i % 2 == 1).LastOrDefault(part => part.EndsWith(".json", StringComparison.Ordinal));
            if (name is not null)
            {
                string path = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, json.Text);
            }
        }

        string tool = Path.Combine(AppContext.BaseDirectory, "Parcours.Cli.dll");
        string script = $"set -euo pipefail\nparcours() {{ dotnet '{tool}' \"$@\"; }}\n" + string.Concat(page.Blocks("sh").Select(block => block.Text));
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process shell = Process.Start(start)!;
        Task<string> output = shell.StandardOutput.ReadToEndAsync();
        Task<string> messages = shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, $"{page.Name} gave {shell.ExitCode}:\n{await output}\n{await messages}");
    }
}
