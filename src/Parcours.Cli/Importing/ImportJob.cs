using Parcours.Cli.Progress;
using Parcours.Import;
using Parcours.Storage;

namespace Parcours.Cli.Importing;

/// <summary>Runs an import beside a display of how far it is.</summary>
internal static class ImportJob
{
    public static Task<ImportReport> RunAsync(
        ToolConsole console, string dataset, Func<IProgress<Step>, IReadOnlyList<TableImport>> tables, ImportOptions options, CancellationToken cancellation) =>
        ProgressDisplay.RunAsync(console, "Importing", progress =>
        {
            IReadOnlyList<TableImport> read = tables(progress);
            var watched = options with { Progress = new Relay<ImportProgress>(p => progress.Report(new Step(Text(p), p.Fraction))) };
            bool made = !Directory.Exists(dataset);
            Directory.CreateDirectory(dataset);
            try
            {
                return Importer.Run(new LocalObjectStore(dataset), read, watched, cancellation);
            }
            catch when (made)
            {
                RemoveEmpty(dataset);
                throw;
            }
        });

    /// <summary>An import that came to nothing leaves no folder that was not there.</summary>
    private static void RemoveEmpty(string dataset)
    {
        if (!Directory.EnumerateFileSystemEntries(dataset).Any())
        {
            Directory.Delete(dataset);
        }
    }

    private static string Text(ImportProgress progress) => progress.Phase switch
    {
        ImportPhase.Reading => $"Reading {progress.Table}",
        ImportPhase.Building => "Sorting and encoding",
        _ => "Committing",
    };
}
