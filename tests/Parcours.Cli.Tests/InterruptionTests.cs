using System.Diagnostics;
using System.Runtime.Versioning;
using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests;

/// <summary>The tool as a process of its own, which is sent real signals.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task A_signal_cancels_cleanly(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TempFolder();
        string delivery = folder.In("delivery");
        using Process tool = Start("generate", delivery, "--patients", "1000000", "--years", "5", "--format", "csv");

        // The first line of progress says that the work is under way.
        string? line = await tool.StandardError.ReadLineAsync();
        Kill(signal, tool.Id);
        string messages = await tool.StandardError.ReadToEndAsync();
        await tool.WaitForExitAsync();

        Assert.Contains("Generating", line, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Cancelled, tool.ExitCode);
        Assert.EndsWith("Cancelled.\n", messages, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(delivery));
    }

    [UnsupportedOSPlatform("windows")]
    private static void Kill(string signal, int process)
    {
        using Process kill = Process.Start("kill", [signal, process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Parcours.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
