using Apache.Arrow;

namespace Parcours;

/// <summary>Some rows of a source, and the lines between them that could not be read.</summary>
/// <param name="Rows">The rows that were read, with the columns of the source's schema.</param>
/// <param name="Lines">
/// The number of the line of each row, counted from 1 with the header line as a line (CSV), or of each row counted from 1 (other formats).
/// Empty when the rows are consecutive from <paramref name="FirstLine"/>.
/// </param>
/// <param name="FirstLine">The number of the first row's line.</param>
/// <param name="Rejected">Lines that could not be read as rows.</param>
public sealed record SourceBatch(RecordBatch Rows, long FirstLine, IReadOnlyList<long> Lines, IReadOnlyList<RejectedLine> Rejected) : IDisposable
{
    /// <summary>Gives the memory of the rows back.</summary>
    public void Dispose() => Rows.Dispose();

    /// <summary>The number of the line that a row was read from.</summary>
    internal long LineOf(int row) => Lines.Count == 0 ? FirstLine + row : Lines[row];
}
