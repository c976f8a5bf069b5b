using Apache.Arrow;

namespace Parcours;

/// <summary>Rows to import, from a file or from anywhere else, as Arrow record batches.</summary>
/// <remarks>
/// A source may be read more than once, and by several threads once it has been split.
/// Columns are found by name; their order does not matter and may differ between sources of one table.
/// </remarks>
public abstract class TableSource
{
    /// <summary>What to call the source in messages, such as the name of its file without its folder.</summary>
    public abstract string Name { get; }

    /// <summary>The columns that <see cref="Read"/> gives, with the types that it gives them.</summary>
    public abstract Schema Schema { get; }

    /// <summary>How many rows there are, as far as that is known without reading; a guess from the size otherwise.</summary>
    public abstract long EstimatedRows { get; }

    /// <summary>What tells the content of the source from any other, such as its length and a hash of its bytes; null when that is not known. It tells imports that the same rows came before.</summary>
    public virtual string? Fingerprint => null;

    /// <summary>Whether a row with a value that its column cannot hold is rejected alone, as a line of text is. Otherwise it is an error that ends the import.</summary>
    public virtual bool RejectsLines => false;

    /// <summary>The same rows with columns of given types, where it is the source that chooses types, as it is for text; otherwise the source itself.</summary>
    /// <param name="types">Types by name of column. Names that the source lacks, or whose types were said before, are passed over.</param>
    /// <returns>A source of the same rows.</returns>
    public virtual TableSource WithTypes(IReadOnlyDictionary<string, ColumnType> types) => this;

    /// <summary>Reads all rows in order.</summary>
    /// <param name="cancellation">Stops the reading within one batch.</param>
    /// <returns>Batches; the caller disposes of each.</returns>
    public abstract IEnumerable<SourceBatch> Read(CancellationToken cancellation = default);

    /// <summary>Cuts the source into at most <paramref name="parts"/> sources that can be read at the same time.</summary>
    /// <param name="parts">How many parts are wanted, 1 or more.</param>
    /// <returns>Parts that together give the same rows, each row once; the source itself when it cannot be cut.</returns>
    public virtual IReadOnlyList<TableSource> Split(int parts) => [this];
}
