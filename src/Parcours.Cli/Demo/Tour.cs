using System.Globalization;
using Apache.Arrow;
using Parcours.Cli.Options;
using Parcours.Cli.Output;
using Parcours.Execution;

namespace Parcours.Cli.Demo;

/// <summary>Asks the questions of the demo, one after the other, and prints each answer with what it took.</summary>
internal static class Tour
{
    public static async Task RunAsync(ToolConsole console, Dataset data, RunOptions options, CancellationToken cancellation)
    {
        for (int i = 0; i < Question.All.Count; i++)
        {
            Question question = Question.All[i];
            UntypedQuery query = question.Ask(data);

            // The first run compiles the code that it needs; what is measured is the second.
            RunAnalysis figures = await query.AnalyzeAsync(options, cancellation);
            var batches = new List<RecordBatch>();
            long started = console.Time.GetTimestamp();
            await foreach (RecordBatch batch in query.ToArrowAsync(options, cancellation))
            {
                batches.Add(batch);
            }

            TimeSpan elapsed = console.Time.GetElapsedTime(started);
            Print(console, FormattableString.Invariant($"{i + 1}. {question.Title}"), batches);
            await console.Messages.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"   {elapsed.TotalMilliseconds:F1} ms; {figures.RowsScanned:N0} rows, {figures.RowsScanned / elapsed.TotalSeconds / 1e6:F0} million a second; {MemorySize.Format(figures.BytesRead)} read"));
        }
    }

    private static void Print(ToolConsole console, string title, List<RecordBatch> batches)
    {
        console.Text.WriteLine();
        console.Text.WriteLine(title);
        TableView? view = null;
        foreach (RecordBatch batch in batches)
        {
            (view ??= new TableView(batch.Schema)).Add(batch);
            batch.Dispose();
        }

        view?.Write(console.Rich(messages: false));
        console.Text.Flush();
    }
}
