using System.CommandLine;
using System.Globalization;
using Parcours.Cli.Options;
using Parcours.Cli.Output;
using Parcours.Cli.Progress;
using Parcours.Storage;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours verify</c>: reads every byte and says what is wrong.</summary>
internal static class VerifyCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("verify", "Check every checksum, every order and every link of a dataset.") { dataset, format };
        command.SetAction(async (parsed, cancellation) =>
        {
            using DatasetStore store = CommandRunner.Open(parsed.GetRequiredValue(dataset));
            long started = console.Time.GetTimestamp();
            VerifyReport report = await ProgressDisplay.RunAsync(console, "Verifying", progress =>
                store.Verify(new Relay<StorageProgress>(p => progress.Report(new Step("Verifying", p.Total == 0 ? 0 : (double)p.Done / p.Total))), cancellation));
            TimeSpan elapsed = console.Time.GetElapsedTime(started);
            console.Messages.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Snapshots:N0} snapshots, {report.Files:N0} files, {report.Pages:N0} pages, {report.Rows:N0} rows, {MemorySize.Format(report.Bytes)} read in {elapsed.TotalSeconds:F1} s: {(report.IsClean ? "clean" : $"{report.Findings.Length} findings")}."));
            if (report.IsClean)
            {
                return ExitCode.Done;
            }

            ResultWriter.Write(console, parsed.GetValue(format), Grid.Of(
                report.Findings,
                Grid.Text<VerifyFinding>("file", finding => finding.File),
                Grid.Text<VerifyFinding>("finding", finding => finding.Message)));
            return ExitCode.Damaged;
        });
        return command;
    }
}
