using Apache.Arrow;
using Parcours.Interchange.Csv;
using Parcours.Interchange.Csv.Inference;
using Parcours.Interchange.Diagnostics;
using Parcours.Interchange.Files;

namespace Parcours;

/// <summary>Reads a CSV file in constant memory.</summary>
/// <remarks>
/// <para>An empty field is null; <c>""</c> is an empty text (and null in a column of anything else than text). Types that are not given are found
/// over the whole file, in a first reading, and lose nothing: whole numbers are int64 (text when one has a leading zero or more than 64 bits), numbers with
/// a decimal mark are decimal(18, s) while 18 digits are enough, else double up to 17 digits, else text; dates are dates, or timestamps when one of
/// them has a time of day; <c>True</c> and <c>False</c> are booleans; all else is text. A column without any value has the null type.</para>
/// <para>Text is given as <c>dictionary(int32, string)</c> for type <see cref="ColumnKind.Code"/> and for columns that repeat themselves, else as <c>string</c>.
/// Each batch has dictionaries of its own.</para>
/// <para>A line with too few or too many fields, with bad quoting, or with a value that a given type cannot hold, is rejected. Empty lines are passed
/// over, except that they are nulls in a file of one column. A quote that is not the first character of a field is a character like any other.</para>
/// </remarks>
internal sealed class CsvSource : TableSource
{
    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly IReadOnlyCollection<string>? _columns;
    private readonly WantedColumns _wanted;
    private readonly int _batchRows;
    private readonly Lock _gate = new();
    private CsvLayout? _layout;
    private Schema? _schema;

    /// <summary>Names a file to read; nothing is read yet.</summary>
    /// <param name="path">The file, compressed with gzip or not.</param>
    /// <param name="options">How it is to be read; null for all found.</param>
    /// <param name="columns">The columns wanted, whatever their case; null for all.</param>
    /// <param name="batchRows">The most rows of a batch.</param>
    public CsvSource(string path, CsvOptions? options = null, IReadOnlyCollection<string>? columns = null, int batchRows = 65_536)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchRows, 1);
        Name = Path.GetFileName(path);
        _path = path;
        _options = Checked(options ?? new CsvOptions());
        _columns = columns;
        _wanted = new WantedColumns(columns);
        _batchRows = batchRows;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    /// <remarks>Asking for it reads the whole file when the type of a column was not given.</remarks>
    public override Schema Schema => _schema ??= Layout(CancellationToken.None).Schema(_options);

    /// <inheritdoc/>
    public override long EstimatedRows => Layout(CancellationToken.None).Rows;

    /// <inheritdoc/>
    public override string? Fingerprint => FileFingerprint.Of(_path);

    /// <inheritdoc/>
    public override bool RejectsLines => true;

    /// <inheritdoc/>
    public override TableSource WithTypes(IReadOnlyDictionary<string, ColumnType> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var all = new Dictionary<string, ColumnType>(types, StringComparer.OrdinalIgnoreCase);
        foreach ((string column, ColumnType type) in _options.Types ?? new Dictionary<string, ColumnType>())
        {
            all[column] = type;
        }

        return new CsvSource(_path, _options with { Types = all }, _columns, _batchRows);
    }

    /// <inheritdoc/>
    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        CsvLayout layout = Layout(cancellation);
        using CsvBatches batches = Guard(() => new CsvBatches(Name, CsvInput.Open(_path, _options.Encoding).Stream, layout, _options, _batchRows));
        while (Guard(() => batches.Next(cancellation)) is { } batch)
        {
            yield return batch;
        }
    }

    private static CsvOptions Checked(CsvOptions options)
    {
        if (options.Separator is { } separator && (!char.IsAscii(separator) || separator is '"' or '\r' or '\n'))
        {
            throw FileErrors.BadOption(nameof(options.Separator), "an ASCII character other than a quote or a line break");
        }

        if (options.DecimalMark is not (null or '.' or ','))
        {
            throw FileErrors.BadOption(nameof(options.DecimalMark), "a point or a comma");
        }

        if (options.MaxRecordBytes is < 1 or > 1 << 29)
        {
            throw FileErrors.BadOption(nameof(options.MaxRecordBytes), "1 byte to 512 MiB");
        }

        return options;
    }

    private CsvLayout Layout(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _layout ??= Guard(() => CsvLayout.Find(_path, _options, _wanted, cancellation));
        }
    }

    /// <summary>What reading throws becomes our error: a disk that fails, a gzip file cut short.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            throw FileErrors.Damaged(Name, "a gzip file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.NotReadable(_path, e);
        }
    }
}
