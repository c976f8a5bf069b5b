using System.CommandLine;
using System.Globalization;
using Parcours.Cli.Demo;
using Parcours.Cli.Demo.Study;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Importing;
using Parcours.Cli.Options;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours demo</c>: makes a synthetic delivery, imports it, asks eight questions that show what the engine is for, and makes a study.</summary>
internal static class DemoCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string?> folder = new Argument<string?>("FOLDER")
        {
            Description = "Where the delivery and the dataset go; by default a temporary folder.",
            Arity = ArgumentArity.ZeroOrOne,
        }.Filled();
        Option<int?> patients = GenerateCommand.Patients();
        Option<int?> years = GenerateCommand.Years("5");
        Option<long?> seed = GenerateCommand.Seed("answers");
        Option<bool> keep = new("--keep") { Description = "Keep the delivery and the dataset." };
        Option<long?> memory = CommonOptions.Memory();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("demo", "Generate a delivery, import it, ask eight questions of it, and make a study.") { folder, patients, years, seed, keep, memory, threads };
        command.SetAction(async (parsed, cancellation) =>
        {
            long started = console.Time.GetTimestamp();
            string place = parsed.GetValue(folder) ?? Path.Combine(Path.GetTempPath(), $"parcours-demo-{Environment.ProcessId}");
            string delivery = Path.Combine(place, "delivery");
            string dataset = Path.Combine(place, "dataset");
            bool made = !Directory.Exists(place);
            string drawing = Path.Combine(place, "survival.svg");

            // What is removed at the end must be what the demo made.
            foreach (string path in new[] { delivery, dataset }.Where(Path.Exists))
            {
                throw CliErrors.FolderNotEmpty(path);
            }

            if (Path.Exists(drawing))
            {
                throw CliErrors.CannotWrite(drawing, "it is there already.");
            }

            try
            {
                var generator = new GeneratorOptions
                {
                    Folder = delivery,
                    Patients = parsed.GetValue(patients) ?? 20_000,
                    Years = parsed.GetValue(years) ?? 5,
                    Seed = parsed.GetValue(seed) ?? 1,
                    Threads = parsed.GetValue(threads),
                };
                await GenerateCommand.RunAsync(console, generator, cancellation);
                var options = new ImportOptions { MemoryBytes = parsed.GetValue(memory), Threads = parsed.GetValue(threads), SnapshotName = "demo" };
                long importing = console.Time.GetTimestamp();
                SndsImportReport report = await ImportJob.RunSndsAsync(console, dataset, delivery, options, cancellation);
                foreach (string line in ImportReportView.Summary(report.Import, console.Time.GetElapsedTime(importing)))
                {
                    await console.Messages.WriteLineAsync(line);
                }

                await using (Dataset data = await Dataset.OpenAsync(dataset, cancellation))
                {
                    var run = new RunOptions { MemoryBytes = parsed.GetValue(memory), Threads = parsed.GetValue(threads) };
                    await Tour.RunAsync(console, data, run, cancellation);
                    await StudyTour.RunAsync(console, data, StudyPeriod.Of(generator.FirstYear, generator.Years), drawing, run, cancellation);
                }

                string kept = parsed.GetValue(keep) ? $" The dataset is in {dataset}: `parcours info {dataset}` describes it." : "";
                await console.Messages.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"\nAll in {console.Time.GetElapsedTime(started).TotalSeconds:F0} s.{kept}"));
                return ExitCode.Done;
            }
            finally
            {
                if (!parsed.GetValue(keep))
                {
                    Remove(delivery, dataset);
                    if (made && Directory.Exists(place) && !Directory.EnumerateFileSystemEntries(place).Any())
                    {
                        Directory.Delete(place);
                    }
                }
            }
        });
        return command;
    }

    /// <summary>Takes away what the demo made, and nothing else that may be in the folder.</summary>
    private static void Remove(params string[] folders)
    {
        foreach (string folder in folders.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
