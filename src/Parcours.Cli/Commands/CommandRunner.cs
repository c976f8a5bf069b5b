using System.CommandLine;
using Parcours.Cli.Diagnostics;
using Parcours.Storage;

namespace Parcours.Cli.Commands;

/// <summary>What commands on a dataset have in common.</summary>
internal static class CommandRunner
{
    /// <summary>Makes a command of a synchronous body, which runs on a thread of the pool so that a signal is never waited for.</summary>
    public static void SetWork(this Command command, Func<ParseResult, CancellationToken, int> work) =>
        command.SetAction((parsed, cancellation) => Task.Run(() => work(parsed, cancellation), CancellationToken.None));

    /// <summary>Opens the dataset in a folder.</summary>
    public static DatasetStore Open(string folder)
    {
        IObjectStore objects = Directory.Exists(folder) ? new LocalObjectStore(folder) : throw CliErrors.NoDataset(folder);
        return DatasetStore.Exists(objects) ? DatasetStore.Open(objects) : throw CliErrors.NoDataset(folder);
    }

    /// <summary>The snapshot of a number or a name; the newest when none is given.</summary>
    public static Snapshot SnapshotOf(DatasetStore store, string? snapshot)
    {
        if (snapshot is null)
        {
            return store.Current;
        }

        SnapshotInfo found = Find(store, snapshot);
        return store.At(found.Id);
    }

    public static SnapshotInfo Find(DatasetStore store, string snapshot) =>
        store.Snapshots.FirstOrDefault(info => info.Name == snapshot || info.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == snapshot)
        ?? throw CliErrors.NoSuchSnapshot(snapshot, store.Snapshots.Select(info => info.Name).OfType<string>());
}
