using System.CommandLine;
using Parcours.Cli.Options;
using Parcours.Storage;

namespace Parcours.Cli.Commands;

/// <summary>What commands on a dataset have in common.</summary>
internal static class CommandRunner
{
    /// <summary>Makes a command of a synchronous body, which runs on a thread of the pool so that a signal is never waited for.</summary>
    public static void SetWork(this Command command, Func<ParseResult, CancellationToken, int> work) =>
        command.SetAction((parsed, cancellation) => Task.Run(() => work(parsed, cancellation), CancellationToken.None));

    /// <summary>Opens the dataset in a folder.</summary>
    public static DatasetStore Open(string folder) => DatasetStore.Open(new LocalObjectStore(folder));

    /// <summary>The snapshot of a number or a name; the newest when none is given.</summary>
    public static Snapshot SnapshotOf(DatasetStore store, string? snapshot) =>
        SnapshotOption.Number(snapshot) is { } id ? store.At(id)
        : snapshot is not null ? store.At(snapshot)
        : store.Current;
}
