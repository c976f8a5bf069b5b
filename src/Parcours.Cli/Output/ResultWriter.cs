using Apache.Arrow;
using Parcours.Cli.Diagnostics;
using Parcours.Cli.Options;

namespace Parcours.Cli.Output;

/// <summary>Writes rows to standard output in the format that was asked for.</summary>
internal static class ResultWriter
{
    public static void Write(ToolConsole console, OutputFormat format, RecordBatch batch)
    {
        using (batch)
        {
            Write(console, format, batch.Schema, [batch]);
        }
    }

    /// <summary>Writes batches one by one; they stay the caller's.</summary>
    public static void Write(ToolConsole console, OutputFormat format, Schema schema, IEnumerable<RecordBatch> batches)
    {
        CheckReader(console, format);
        if (format == OutputFormat.Table)
        {
            var view = new TableView(schema);
            foreach (RecordBatch batch in batches)
            {
                view.Add(batch);
            }

            view.Write(console.Rich(messages: false));
            console.Text.Flush();
            return;
        }

        console.Text.Flush();
        using TableWriter writer = TableWriter.Create(console.Output, schema, FileFormat(format));
        foreach (RecordBatch batch in batches)
        {
            writer.Write(batch);
        }

        writer.Complete();
    }

    /// <summary>Writes batches as they come, and gives each back.</summary>
    public static async Task WriteAsync(ToolConsole console, OutputFormat format, IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellation)
    {
        CheckReader(console, format);
        TableView? view = null;
        TableWriter? writer = null;
        try
        {
            await foreach (RecordBatch batch in batches.WithCancellation(cancellation))
            {
                using (batch)
                {
                    if (format == OutputFormat.Table)
                    {
                        (view ??= new TableView(batch.Schema)).Add(batch);
                    }
                    else
                    {
                        (writer ??= TableWriter.Create(console.Output, batch.Schema, FileFormat(format))).Write(batch);
                    }
                }
            }

            view?.Write(console.Rich(messages: false));
            writer?.Complete();
        }
        finally
        {
            writer?.Dispose();
        }

        await console.Text.FlushAsync(cancellation);
    }

    /// <summary>Refuses to fill a terminal with bytes; to be called before long work as well.</summary>
    public static void CheckReader(ToolConsole console, OutputFormat format)
    {
        if (console.OutputIsTerminal && format is OutputFormat.Arrow or OutputFormat.Parquet)
        {
            throw CliErrors.BinaryToTerminal(format.ToString().ToLowerInvariant());
        }
    }

    private static TableFormat FileFormat(OutputFormat format) => format switch
    {
        OutputFormat.Csv => TableFormat.Csv,
        OutputFormat.Json => TableFormat.Json,
        OutputFormat.Arrow => TableFormat.ArrowStream,
        _ => TableFormat.Parquet,
    };
}
