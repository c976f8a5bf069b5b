using System.CommandLine;
using System.Globalization;
using Parcours.Cli.Options;
using Parcours.Cli.Progress;
using Parcours.Storage;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours compact</c>: makes one segment a bucket of the segments of many commits, as a new snapshot.</summary>
internal static class CompactCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Option<string?> name = Named.Snapshot();
        var command = new Command("compact", "Merge what many imports added into one segment a bucket. Older snapshots stay readable.") { dataset, name };
        command.SetAction(async (parsed, cancellation) =>
        {
            using DatasetStore store = CommandRunner.Open(parsed.GetRequiredValue(dataset));
            long started = console.Time.GetTimestamp();
            Snapshot made = await ProgressDisplay.RunAsync(console, "Compacting", progress =>
                store.Compact(
                    parsed.GetValue(name),
                    new Relay<StorageProgress>(p => progress.Report(new Step("Compacting", "Compacting", p.Total == 0 ? 0 : (double)p.Done / p.Total))),
                    cancellation));
            console.Messages.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Snapshot {made.Id} in {console.Time.GetElapsedTime(started).TotalSeconds:F1} s. `parcours snapshots --remove` removes older ones and gives their space back."));
            return ExitCode.Done;
        });
        return command;
    }
}
