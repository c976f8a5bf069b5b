using System.CommandLine;
using System.Globalization;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Options;
using Parcours.Cli.Progress;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours generate</c>: writes a synthetic delivery of the SNDS.</summary>
internal static class GenerateCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> folder = new Argument<string>("FOLDER") { Description = "Where the files go; new, or empty." }.Filled();
        Option<int?> patients = Patients();
        Option<int?> years = Years("3");
        Option<long?> seed = Seed("bytes");
        Option<TableFormat> format = new("--format")
        {
            Description = "The format of the files; parquet by default.",
            HelpName = "csv|parquet",
            DefaultValueFactory = _ => TableFormat.Parquet,
            CustomParser = result =>
            {
                switch (result.Tokens[0].Value.ToLowerInvariant())
                {
                    case "csv":
                        return TableFormat.Csv;
                    case "parquet":
                        return TableFormat.Parquet;
                    default:
                        result.AddError($"'{result.Tokens[0].Value}' is not a format of deliveries. There are csv and parquet.");
                        return default;
                }
            },
        };
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("generate", "Write a synthetic delivery of the SNDS: the real shape, coherent lives, and the traps of the real data.")
        {
            folder, patients, years, seed, format, threads,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var defaults = new GeneratorOptions { Folder = parsed.GetRequiredValue(folder) };
            await RunAsync(
                console,
                defaults with
                {
                    Patients = parsed.GetValue(patients) ?? defaults.Patients,
                    Years = parsed.GetValue(years) ?? defaults.Years,
                    Seed = parsed.GetValue(seed) ?? defaults.Seed,
                    Format = parsed.GetValue(format),
                    Threads = parsed.GetValue(threads),
                },
                cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    public static Option<int?> Patients() => Numbers.From1To(100_000_000, "--patients", "N", "How many persons; 20,000 by default.");

    public static Option<int?> Years(string normally) => Numbers.From1To(20, "--years", "Y", $"How many years of care; {normally} by default.");

    public static Option<long?> Seed(string what) => Numbers.Any("--seed", "S", $"The same seed gives the same {what}; 1 by default.");

    /// <summary>Writes a delivery beside a display of how far it is, and says what it holds.</summary>
    public static async Task<GroundTruth> RunAsync(ToolConsole console, GeneratorOptions options, CancellationToken cancellation)
    {
        if (Directory.Exists(options.Folder) && Directory.EnumerateFileSystemEntries(options.Folder).Any())
        {
            throw CliErrors.FolderNotEmpty(options.Folder);
        }

        Places.MakeFolder(options.Folder);

        long started = console.Time.GetTimestamp();
        GroundTruth truth = await ProgressDisplay.RunAsync(console, "Generating", progress => SyntheticDelivery.Generate(
            options with { Progress = new Relay<long>(done => progress.Report(new Step("Generating", "Generating", (double)done / options.Patients))) },
            cancellation));
        TimeSpan elapsed = console.Time.GetElapsedTime(started);
        long lines = truth.Tables.Values.Sum();
        await console.Messages.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Counts.Of(truth.Persons, "person")}, {Counts.Of(lines, "line")} in {Counts.Of(truth.Files.Count, "file")} of {Counts.Of(truth.Tables.Count, "table")}, in {elapsed.TotalSeconds:F1} s. {GroundTruth.FileName} says how many of each trap."));
        return truth;
    }
}
