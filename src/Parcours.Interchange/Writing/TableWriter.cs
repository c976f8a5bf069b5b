using Apache.Arrow;

namespace Parcours;

/// <summary>Writes record batches, one at a time, as a file of some format. The same batches give the same bytes.</summary>
/// <remarks>
/// A file has its name only once it is complete: until then it is beside it, as <c>NAME.partial</c>, and is removed when the writer is disposed of first.
/// </remarks>
public abstract class TableWriter : IDisposable
{
    private protected TableWriter(Schema schema) => Schema = schema;

    /// <summary>The columns that are written.</summary>
    public Schema Schema { get; }

    /// <summary>Starts a file.</summary>
    /// <param name="path">Where; an existing file is replaced once the new one is complete.</param>
    /// <param name="schema">The columns: flat, of the types that a <see cref="TableSource"/> gives.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <returns>A writer, to be completed and disposed of.</returns>
    public static TableWriter Create(string path, Schema schema, TableFormat format, TableWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _ = (schema, format, options);
        throw new NotSupportedException();
    }

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where; it need not be seekable.</param>
    /// <param name="schema">The columns: flat, of the types that a <see cref="TableSource"/> gives.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">How it is written; null for the defaults.</param>
    /// <returns>A writer, to be completed and disposed of.</returns>
    public static TableWriter Create(Stream stream, Schema schema, TableFormat format, TableWriterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _ = (schema, format, options);
        throw new NotSupportedException();
    }

    /// <summary>Writes rows. The batch stays the caller's.</summary>
    /// <param name="batch">Rows with the columns of <see cref="Schema"/>.</param>
    public abstract void Write(RecordBatch batch);

    /// <summary>Writes what remains, and gives the file its name.</summary>
    public abstract void Complete();

    /// <summary>Gives back what the writer holds; without <see cref="Complete"/>, removes what was written to a path.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the writer holds.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);
}
