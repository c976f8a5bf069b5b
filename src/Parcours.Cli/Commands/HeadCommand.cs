using System.CommandLine;
using Apache.Arrow;
using Parcours.Cli.Options;
using Parcours.Cli.Output;

namespace Parcours.Cli.Commands;

/// <summary><c>parcours head</c>: the first rows of a table, in stored order.</summary>
internal static class HeadCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Argument<string> table = new Argument<string>("TABLE") { Description = "The table." }.Filled();
        Option<int?> rows = Numbers.From1To(int.MaxValue, "--rows", "N", "How many rows; 10 by default.", "-n");
        Option<string[]> columns = new("--columns")
        {
            Description = "The columns wanted, in that order; by default all.",
            HelpName = "COL,…",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result => [.. ValueList.Of(result)],
        };
        Option<string?> snapshot = SnapshotOption.Create();
        Option<long?> memory = CommonOptions.Memory();
        Option<int?> threads = CommonOptions.Threads();
        Option<OutputFormat> format = CommonOptions.Format();
        var command = new Command("head", "Show the first rows of a table.") { dataset, table, rows, columns, snapshot, memory, threads, format };
        command.SetAction(async (parsed, cancellation) =>
        {
            ResultWriter.CheckReader(console, parsed.GetValue(format));
            await using Dataset data = await Dataset.OpenAsync(parsed.GetRequiredValue(dataset), cancellation);
            string name = parsed.GetRequiredValue(table);
            UntypedQuery query = SnapshotOption.Number(parsed.GetValue(snapshot)) is { } id ? data.At(id).Table(name)
                : parsed.GetValue(snapshot) is { } text ? data.At(text).Table(name)
                : data.Table(name);
            if (parsed.GetValue(columns) is { Length: > 0 } wanted)
            {
                query = query.Select(wanted);
            }

            var options = new RunOptions { MemoryBytes = parsed.GetValue(memory), Threads = parsed.GetValue(threads) };
            IAsyncEnumerable<RecordBatch> batches = query.Take(parsed.GetValue(rows) ?? 10).ToArrowAsync(options, cancellation);
            await ResultWriter.WriteAsync(console, parsed.GetValue(format), batches, cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
