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

        // A tool that does not hear the signal must not hold the tests up.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using CancellationTokenRegistration end = patience.Token.Register(tool.Kill);

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

    /// <summary>Starts the tool hearing SIGINT, which shells turn off for what they run in the background, and so for the tests.</summary>
    private static Process Start(params string[] arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Parcours.Cli.dll"), .. arguments];
        return Process.Start(
            OperatingSystem.IsLinux()
                ? new ProcessStartInfo("env", ["--default-signal=INT", .. command]) { RedirectStandardOutput = true, RedirectStandardError = true }
                : new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
