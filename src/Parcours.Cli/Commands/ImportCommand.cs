using System.CommandLine;
using Parcours.Cli.Declarations;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Importing;
using Parcours.Cli.Options;
using Parcours.Cli.Output;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours import</c>: brings raw tables into a dataset: an SNDS delivery, declared tables, or one table named on the command line.</summary>
internal static class ImportCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Argument<string[]> files = new Argument<string[]>("FILE") { Description = "Files, folders or patterns that hold the table.", Arity = ArgumentArity.ZeroOrMore }.Filled();
        Option<string?> delivery = new Option<string?>("--snds") { Description = "A folder of raw tables of the SNDS.", HelpName = "FOLDER" }.Filled();
        Option<string?> declare = new Option<string?>("--declare") { Description = "A file that declares tables.", HelpName = "FILE" }.Filled();
        var table = new TableOptions();
        Option<string?> name = Named.Snapshot();
        Option<int?> buckets = Numbers.From1To(
            65_536, "--buckets", "N", "Into how many buckets a new dataset is cut, a power of two; by default chosen from the size.");
        Option<string[]> replace = Tables("--replace", "Tables whose stored rows make way for those imported; others are added to.");
        Option<string[]> append = Tables("--append", "Tables that are added to even where an SNDS delivery would replace them.");
        Option<bool> again = new("--again") { Description = "Import files again that were imported before." };
        Option<string?> rejects = new Option<string?>("--rejects") { Description = "Where to list lines that are not stored; by default in the dataset.", HelpName = "FILE" }.Filled();
        Option<long?> memory = CommonOptions.Memory();
        Option<int?> threads = CommonOptions.Threads();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("import", "Bring raw tables into a dataset, as one new snapshot. Without a dataset in the folder, one is made.")
        {
            dataset, files, delivery, declare,
        };
        table.AddTo(command);
        foreach (Option option in new Option[] { name, buckets, replace, append, again, rejects, memory, threads, format })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            string? folderOf = parsed.GetValue(delivery);
            string? declaration = parsed.GetValue(declare);
            string[] paths = parsed.GetValue(files) ?? [];
            int ways = (folderOf is null ? 0 : 1) + (declaration is null ? 0 : 1) + (table.IsGiven(parsed) ? 1 : 0);
            if (ways != 1 || (paths.Length > 0 && !table.IsGiven(parsed)))
            {
                throw CliErrors.ImportNeedsOneSource();
            }

            table.CheckUsed(parsed);
            string target = parsed.GetRequiredValue(dataset);
            Places.CheckFolder(target);
            if (parsed.GetValue(rejects) is { } list)
            {
                Places.CheckFile(list);
            }

            var options = new ImportOptions
            {
                MemoryBytes = parsed.GetValue(memory),
                Threads = parsed.GetValue(threads),
                Buckets = parsed.GetValue(buckets),
                SnapshotName = parsed.GetValue(name),
                RejectsFile = parsed.GetValue(rejects),
                Replace = parsed.GetValue(replace) ?? [],
                Append = parsed.GetValue(append) ?? [],
                AllowRepeated = parsed.GetValue(again),
            };
            ResultWriter.CheckReader(console, parsed.GetValue(format));
            long started = console.Time.GetTimestamp();
            SndsImportReport? snds = folderOf is null ? null : await ImportJob.RunSndsAsync(console, target, folderOf, options, cancellation);
            ImportReport report = snds?.Import ?? await ImportJob.RunAsync(
                console, target, () => declaration is null ? [table.Read(parsed, paths)] : DeclarationFile.Read(declaration), options, cancellation);
            console.Achieved = FormattableString.Invariant($"What was imported is committed as snapshot {report.SnapshotId} and stays.");
            ResultWriter.Write(console, parsed.GetValue(format), ImportReportView.Tables(report));
            foreach (string line in (snds is null ? [] : LinkageView.Summary(snds)).Concat(ImportReportView.Summary(report, console.Time.GetElapsedTime(started))))
            {
                await console.Messages.WriteLineAsync(line);
            }

            console.Achieved = null;
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string[]> Tables(string name, string description) =>
        new(name) { Description = description, HelpName = "TABLE,…", CustomParser = result => [.. ValueList.Of(result)] };
}
