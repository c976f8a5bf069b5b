using Apache.Arrow;
using Apache.Arrow.Ipc;
using Parcours.Interchange.Diagnostics;
using Parcours.Interchange.Files;
using Parcours.Interchange.Parquet;
using Parcours.Interchange.Types;
using ParquetSharp.Arrow;

namespace Parcours;

/// <summary>Reads a Parquet file, or some of its row groups.</summary>
/// <remarks>Text is given as <c>dictionary(int32, string)</c>. Times finer than a microsecond are cut to microseconds. Nested columns cannot be read.</remarks>
internal sealed class ParquetSource : TableSource
{
    private readonly string _path;
    private readonly int _batchRows;
    private readonly Lazy<ParquetFooter> _footer;

    /// <summary>The row groups of this part, from the first up to but not including the second; null for all.</summary>
    private readonly (int From, int To)? _groups;

    /// <summary>Names a file to read; nothing is read yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns wanted, whatever their case; null for all.</param>
    /// <param name="batchRows">The most rows of a batch.</param>
    public ParquetSource(string path, IReadOnlyCollection<string>? columns = null, int batchRows = 65_536)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchRows, 1);
        string name = Path.GetFileName(path);
        var wanted = new WantedColumns(columns);
        Name = name;
        _path = path;
        _batchRows = batchRows;
        _footer = new Lazy<ParquetFooter>(() => ParquetFooter.Read(path, name, wanted));
    }

    private ParquetSource(ParquetSource whole, int from, int to)
    {
        Name = whole.Name;
        _path = whole._path;
        _batchRows = whole._batchRows;
        _footer = whole._footer;
        _groups = (from, to);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Schema Schema => _footer.Value.Schema;

    /// <inheritdoc/>
    /// <remarks>Exact: the footer says it.</remarks>
    public override long EstimatedRows => _footer.Value.GroupRows[Groups.From..Groups.To].Sum();

    /// <inheritdoc/>
    public override string? Fingerprint => FileFingerprint.Of(_path);

    private (int From, int To) Groups => _groups ?? (0, _footer.Value.GroupRows.Length);

    /// <inheritdoc/>
    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        ParquetFooter footer = _footer.Value;
        (int from, int to) = Groups;
        long line = 1 + footer.GroupRows[..from].Sum();
        if (footer.Leaves.Length == 0)
        {
            return RowsWithoutColumns(line, EstimatedRows);
        }

        return from == to ? [] : Read(footer, [.. Enumerable.Range(from, to - from)], line, cancellation);
    }

    /// <inheritdoc/>
    /// <remarks>Cut between row groups, into parts of about the same number of rows.</remarks>
    public override IReadOnlyList<TableSource> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        (int from, int to) = Groups;
        long total = EstimatedRows;
        var cut = new List<TableSource>();
        long rows = 0;
        for (int group = from, start = from; group < to; group++)
        {
            rows += _footer.Value.GroupRows[group];
            if (group == to - 1 || rows * parts >= total * (cut.Count + 1))
            {
                cut.Add(new ParquetSource(this, start, group + 1));
                start = group + 1;
            }
        }

        return cut.Count <= 1 ? [this] : cut;
    }

    private IEnumerable<SourceBatch> Read(ParquetFooter footer, int[] groups, long line, CancellationToken cancellation)
    {
        int[] places = [.. Enumerable.Range(0, footer.Leaves.Length)];
        using FileReader reader = ParquetFiles.Open(_path, Name, footer.TextLeaves, _batchRows);
        using IArrowArrayStream stream = Guard(() => reader.GetRecordBatchReader(groups, footer.Leaves));
        while (Guard(() => Next(stream, footer.Schema, places, cancellation)) is { } batch)
        {
            int rows = batch.Length;
            yield return new SourceBatch(batch, line, [], []);
            line += rows;
        }
    }

    private RecordBatch? Next(IArrowArrayStream stream, Schema schema, int[] places, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ValueTask<RecordBatch> next = stream.ReadNextRecordBatchAsync(cancellation);
        RecordBatch? batch = next.IsCompleted ? next.Result : next.AsTask().GetAwaiter().GetResult();
        if (batch is null)
        {
            return null;
        }

        RecordBatch normal = ArrayNormaliser.Normalise(batch, schema, places, Name);
        foreach (DictionaryArray codes in normal.Arrays.OfType<DictionaryArray>())
        {
            ArraySoundness.CheckCodes(codes.Data);
        }

        return normal;
    }

    /// <summary>A file with none of the columns wanted still has its rows: all null for the importer.</summary>
    private IEnumerable<SourceBatch> RowsWithoutColumns(long line, long rows)
    {
        for (long done = 0; done < rows; done += _batchRows)
        {
            var batch = new RecordBatch(_footer.Value.Schema, [], (int)Math.Min(_batchRows, rows - done));
            yield return new SourceBatch(batch, line + done, [], []);
        }
    }

    /// <summary>What the native reader throws of a damaged file becomes our error.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not ParcoursException and not OperationCanceledException)
        {
            throw FileErrors.Damaged(Name, "a Parquet file", e);
        }
    }
}
