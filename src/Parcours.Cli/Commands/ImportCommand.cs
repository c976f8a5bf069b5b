using System.CommandLine;
using Parcours.Cli.Declarations;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Importing;
using Parcours.Cli.Options;
using Parcours.Cli.Output;
using Parcours.Cli.Progress;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours import</c>: brings raw tables into a dataset: an SNDS delivery, declared tables, or one table named on the command line.</summary>
internal static class ImportCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Argument<string[]> files = new("FILE") { Description = "Files, folders or patterns that hold the table.", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> snds = new("--snds") { Description = "A folder of raw tables of the SNDS.", HelpName = "FOLDER" };
        Option<string?> declare = new("--declare") { Description = "A file that declares tables.", HelpName = "FILE" };
        var table = new TableOptions();
        Option<string?> name = new("--name") { Description = "A name for the snapshot, to come back to it.", HelpName = "NAME" };
        Option<int?> buckets = CommonOptions.Positive(new("--buckets")
        {
            Description = "Into how many buckets a new dataset is cut, a power of two; by default chosen from the size.",
            HelpName = "N",
        });
        Option<string?> rejects = new("--rejects") { Description = "Where to list lines that are not stored; by default in the dataset.", HelpName = "FILE" };
        Option<long?> memory = CommonOptions.Memory();
        Option<int?> threads = CommonOptions.Threads();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("import", "Bring raw tables into a dataset, as one new snapshot. Without a dataset in the folder, one is made.")
        {
            dataset, files, snds, declare,
        };
        table.AddTo(command);
        foreach (Option option in new Option[] { name, buckets, rejects, memory, threads, format })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            string? folder = parsed.GetValue(snds);
            string? declaration = parsed.GetValue(declare);
            string[] paths = parsed.GetValue(files) ?? [];
            int ways = (folder is null ? 0 : 1) + (declaration is null ? 0 : 1) + (table.IsGiven(parsed) ? 1 : 0);
            if (ways != 1 || (paths.Length > 0 && !table.IsGiven(parsed)))
            {
                throw CliErrors.ImportNeedsOneSource();
            }

            string target = parsed.GetRequiredValue(dataset);
            var options = new ImportOptions
            {
                MemoryBytes = parsed.GetValue(memory),
                Threads = parsed.GetValue(threads),
                Buckets = parsed.GetValue(buckets),
                SnapshotName = parsed.GetValue(name),
                RejectsFile = parsed.GetValue(rejects),
            };
            ResultWriter.CheckReader(console, parsed.GetValue(format));
            long started = console.Time.GetTimestamp();
            SndsDelivery? delivery = null;
            ImportReport report = await ImportJob.RunAsync(
                console,
                target,
                progress =>
                {
                    if (folder is null)
                    {
                        return declaration is null ? [table.Read(parsed, paths)] : DeclarationFile.Read(declaration);
                    }

                    delivery = SndsDelivery.Open(folder, SndsOptions(target, options, progress), cancellation);
                    return delivery.Tables;
                },
                options,
                cancellation);
            ResultWriter.Write(console, parsed.GetValue(format), ImportReportView.Tables(report));
            foreach (string line in (delivery is null ? [] : LinkageView.Summary(delivery)).Concat(ImportReportView.Summary(report, console.Time.GetElapsedTime(started))))
            {
                await console.Messages.WriteLineAsync(line);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static SndsDeliveryOptions SndsOptions(string dataset, ImportOptions options, IProgress<Step> progress) => new()
    {
        Threads = options.Threads,
        FirstLine = LineNumbers.Next(dataset),
        Progress = new Relay<string>(name => progress.Report(new Step($"Linking {name}", 0))),
    };
}
