using Apache.Arrow;

namespace Parcours;

/// <summary>Reads a Parquet file, or some of its row groups.</summary>
/// <remarks>Text is given as <c>dictionary(int32, string)</c>. Times finer than a microsecond are cut to microseconds. Nested columns cannot be read.</remarks>
public sealed class ParquetSource : TableSource
{
    /// <summary>Names a file to read; nothing is read yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns wanted, whatever their case; null for all.</param>
    /// <param name="batchRows">The most rows of a batch.</param>
    public ParquetSource(string path, IReadOnlyCollection<string>? columns = null, int batchRows = 65_536)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = Path.GetFileName(path);
        _ = (columns, batchRows);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Schema Schema => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long EstimatedRows => throw new NotSupportedException();

    /// <inheritdoc/>
    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default) => throw new NotSupportedException();
}
