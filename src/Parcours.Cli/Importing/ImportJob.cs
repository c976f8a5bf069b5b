using Parcours.Cli.Progress;

namespace Parcours.Cli.Importing;

/// <summary>Runs an import beside a display of how far it is.</summary>
internal static class ImportJob
{
    /// <summary>Imports tables; they are opened beside the display too, since that may take a while.</summary>
    public static Task<ImportReport> RunAsync(
        ToolConsole console, string dataset, Func<IReadOnlyList<TableImport>> tables, ImportOptions options, CancellationToken cancellation) =>
        ProgressDisplay.RunAsync(console, "Importing", async progress =>
            await Dataset.ImportAsync(dataset, await Task.Run(tables, cancellation), Watched(options, progress), cancellation));

    /// <summary>Imports a delivery of the SNDS.</summary>
    public static Task<SndsImportReport> RunSndsAsync(ToolConsole console, string dataset, string folder, ImportOptions options, CancellationToken cancellation) =>
        ProgressDisplay.RunAsync(console, "Linking", progress => SndsImport.RunAsync(
            dataset,
            folder,
            Watched(options, progress),
            new Relay<string>(table => progress.Report(new Step("Linking", $"Linking {table}", 0))),
            cancellation));

    private static ImportOptions Watched(ImportOptions options, IProgress<Step> progress) =>
        options with { Progress = new Relay<ImportProgress>(p => progress.Report(Step(p))) };

    private static Step Step(ImportProgress progress) => progress.Phase switch
    {
        ImportPhase.Reading => new Step("Reading", $"Reading {progress.Table}", progress.Fraction),
        ImportPhase.Building => new Step("Sorting", "Sorting and encoding", progress.Fraction),
        _ => new Step("Committing", "Committing", progress.Fraction),
    };
}
