using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Parcours.Cli.Info;
using Parcours.Cli.Options;
using Parcours.Diagnostics;
using Parcours.Storage;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours info</c>: describes a dataset, for people or for programs.</summary>
internal static class InfoCommand
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(ToolConsole console)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Argument<string[]> tables = new("TABLE") { Description = "Tables to describe; by default all.", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> json = new("--json") { Description = "Write one JSON object." };
        Option<string?> snapshot = SnapshotOption.Create();
        var command = new Command("info", "Describe a dataset: tables, kinds, rows, columns with type, encoding and bytes, buckets, snapshots.")
        {
            dataset, tables, json, snapshot,
        };
        command.SetWork((parsed, cancellation) =>
        {
            string folder = parsed.GetRequiredValue(dataset);
            using DatasetStore store = CommandRunner.Open(folder);
            Snapshot shown = CommandRunner.SnapshotOf(store, parsed.GetValue(snapshot));
            string[] wanted = parsed.GetValue(tables) ?? [];
            DatasetInfo info = InfoCollector.Collect(folder, store, shown, Wanted(shown, wanted), cancellation);
            if (parsed.GetValue(json))
            {
                console.Text.WriteLine(JsonSerializer.Serialize(info, Form));
            }
            else
            {
                InfoView.Write(console.Rich(messages: false), info);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ImmutableArray<TableSchema> Wanted(Snapshot snapshot, string[] names) => names.Length == 0
        ? snapshot.Tables
        : [.. names.Select(name => snapshot.FindTable(name) ?? throw Errors.UnknownTable(name, snapshot.Tables.Select(table => table.Name)))];
}
