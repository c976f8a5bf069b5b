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
            ResultWriter.CheckReader(console, parsed.GetValue(format));
            using DatasetStore store = CommandRunner.Open(parsed.GetRequiredValue(dataset));
            long started = console.Time.GetTimestamp();
            VerifyReport report = await ProgressDisplay.RunAsync(console, "Verifying", progress =>
                store.Verify(new Relay<StorageProgress>(p => progress.Report(new Step("Verifying", "Verifying", p.Total == 0 ? 0 : (double)p.Done / p.Total))), cancellation));
            TimeSpan elapsed = console.Time.GetElapsedTime(started);
            string found = report.IsClean ? "clean" : Counts.Of(report.Findings.Length, "finding");
            console.Messages.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Counts.Of(store.Snapshots.Count, "snapshot")}, {Counts.Of(report.Files, "file")}, {Counts.Of(report.Pages, "page")}, {Counts.Of(report.Rows, "row")}, {MemorySize.Format(report.Bytes)} read in {elapsed.TotalSeconds:F1} s: {found}."));

            // A program that asked for a format reads it: no finding is an empty list. For people the line above is enough.
            OutputFormat how = parsed.GetValue(format);
            if (report.IsClean && how == OutputFormat.Table)
            {
                return ExitCode.Done;
            }

            ResultWriter.Write(console, how, Grid.Of(
                report.Findings,
                Grid.Text<VerifyFinding>("file", finding => finding.File),
                Grid.Text<VerifyFinding>("finding", finding => finding.Message)));
            return report.IsClean ? ExitCode.Done : ExitCode.Damaged;
        });
        return command;
    }
}
