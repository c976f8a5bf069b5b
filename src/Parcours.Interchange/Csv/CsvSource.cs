using Apache.Arrow;

namespace Parcours;

/// <summary>Reads a CSV file in constant memory.</summary>
/// <remarks>
/// <para>An empty field is null; <c>""</c> is an empty text. Types that are not given are found over the whole file and lose nothing:
/// whole numbers are int64 (with a leading zero they are text), numbers with a decimal mark are decimal(18, s) while 18 digits are enough and double otherwise,
/// dates are dates, or timestamps when one of them has a time of day, <c>True</c> and <c>False</c> are booleans, all else is text.
/// A column without any value has the null type.</para>
/// <para>Text is given as <c>dictionary(int32, string)</c> for type <see cref="ColumnKind.Code"/> and for columns that repeat themselves, else as <c>string</c>.</para>
/// <para>A line with too few or too many fields, with bad quoting, or with a value that a given type cannot hold, is rejected. Empty lines are passed over.</para>
/// </remarks>
public sealed class CsvSource : TableSource
{
    /// <summary>Names a file to read; nothing is read yet.</summary>
    /// <param name="path">The file, compressed with gzip or not.</param>
    /// <param name="options">How it is to be read; null for all found.</param>
    /// <param name="columns">The columns wanted, whatever their case; null for all.</param>
    /// <param name="batchRows">The most rows of a batch.</param>
    public CsvSource(string path, CsvOptions? options = null, IReadOnlyCollection<string>? columns = null, int batchRows = 65_536)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Name = Path.GetFileName(path);
        _ = (options, columns, batchRows);
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
