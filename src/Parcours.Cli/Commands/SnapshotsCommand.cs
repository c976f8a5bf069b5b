using System.CommandLine;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Options;
using Parcours.Cli.Output;
using Parcours.Storage;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours snapshots</c>: lists the states of a dataset that can still be read, or removes one.</summary>
internal static class SnapshotsCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Option<OutputFormat> format = CommonOptions.Format();
        Option<string?> remove = new Option<string?>("--remove")
        {
            Description = "Remove the snapshot of this number or name, and the files that no other snapshot needs.",
            HelpName = "SNAPSHOT",
        }.Filled();
        var command = new Command("snapshots", "List the snapshots of a dataset, or remove one.") { dataset, format, remove };
        command.SetWork((parsed, _) =>
        {
            if (parsed.GetValue(remove) is not null && parsed.GetResult(format) is { Implicit: false })
            {
                throw CliErrors.MeansNothing("--format", "with --remove, which writes no data");
            }

            using DatasetStore store = CommandRunner.Open(parsed.GetRequiredValue(dataset));
            if (parsed.GetValue(remove) is { } name)
            {
                // By number even where its document is lost: its files are given up then.
                long id = SnapshotOption.Number(name) ?? CommandRunner.SnapshotOf(store, name).Id;
                store.RemoveSnapshot(id);
                console.Messages.WriteLine(FormattableString.Invariant($"Snapshot {id} is removed."));
                return ExitCode.Done;
            }

            ResultWriter.Write(console, parsed.GetValue(format), Grid.Of(
                store.Snapshots,
                Grid.Number<SnapshotInfo>("id", info => info.Id),
                Grid.Text<SnapshotInfo>("name", info => info.Name),
                Grid.Time<SnapshotInfo>("committed", info => info.CommittedAt),
                Grid.Number<SnapshotInfo>("tables", info => store.At(info.Id).Tables.Length),
                Grid.Number<SnapshotInfo>("rows", info => Rows(store.At(info.Id)))));
            return ExitCode.Done;
        });
        return command;
    }

    private static long Rows(Snapshot snapshot) => snapshot.Tables.Sum(table => snapshot.RowCount(table.Name));
}
