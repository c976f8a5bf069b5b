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
        Argument<string[]> tables = new Argument<string[]>("TABLE") { Description = "Tables whose columns to describe; without one, all tables in short.", Arity = ArgumentArity.ZeroOrMore }.Filled();
        Option<bool> json = new("--json") { Description = "Write one JSON object." };
        Option<string?> snapshot = SnapshotOption.Create();
        var command = new Command("info", "Describe a dataset: its snapshots and tables in short; of tables that are named, the columns with type, encoding and bytes.")
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
                InfoView.Write(console.Rich(messages: false), info, columns: wanted.Length > 0);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ImmutableArray<TableSchema> Wanted(Snapshot snapshot, string[] names) => names.Length == 0
        ? snapshot.Tables
        : [.. names.Select(name => snapshot.FindTable(name) ?? throw Errors.UnknownTable(name, snapshot.Tables.Select(table => table.Name))).Distinct()];
}
