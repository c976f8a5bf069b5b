using Apache.Arrow;

namespace Parcours.Snds.Synthetic;

/// <summary>Keeps a file a table and year open, and appends the chunks to them in their order.</summary>
internal sealed class DeliveryWriter(GeneratorOptions options, int threads) : IDisposable
{
    private static readonly TableWriterOptions Writing = new()
    {
        Separator = ';',
        Dates = DateForms.DayMonthYear,
        RowGroupRows = 1 << 18,
    };

    private readonly Dictionary<string, TableWriter> _writers = [];

    /// <summary>Rows written, by name of file.</summary>
    public SortedDictionary<string, long> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>Appends the rows of a chunk; the files at the same time, since they know nothing of each other.</summary>
    public void Append(IReadOnlyList<(TableShape Shape, int Year, RecordBatch Rows)> chunk, CancellationToken cancellation)
    {
        var work = new List<(TableWriter Writer, RecordBatch Rows)>(chunk.Count);
        foreach ((TableShape shape, int year, RecordBatch rows) in chunk)
        {
            string name = shape.FileName(year, options.Format);
            if (!_writers.TryGetValue(name, out TableWriter? writer))
            {
                _writers.Add(name, writer = TableWriter.Create(Path.Combine(options.Folder, name), shape.Schema, options.Format, Writing));
            }

            Rows[name] = Rows.GetValueOrDefault(name) + rows.Length;
            work.Add((writer, rows));
        }

        Parallel.ForEach(work, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, one =>
        {
            using (one.Rows)
            {
                one.Writer.Write(one.Rows);
            }
        });
    }

    /// <summary>Completes every file.</summary>
    public void Complete()
    {
        foreach (TableWriter writer in _writers.Values)
        {
            writer.Complete();
        }
    }

    public void Dispose()
    {
        foreach (TableWriter writer in _writers.Values)
        {
            writer.Dispose();
        }
    }
}
