using Apache.Arrow;
using Parcours.Interchange.Csv.Columns;
using Parcours.Interchange.Files;

namespace Parcours.Interchange.Csv.Inference;

/// <summary>All that must be known before the first row of a file is read: how it is written, and of what type its columns are.</summary>
/// <param name="Dialect">How the file is written.</param>
/// <param name="Columns">The columns wanted: where they are, and their types; no type for one without values.</param>
/// <param name="Rows">How many rows there are, exactly or about.</param>
internal sealed record CsvLayout(CsvDialect Dialect, IReadOnlyList<(int Field, ColumnType? Type)> Columns, long Rows)
{
    /// <summary>The columns wanted, as Arrow has them.</summary>
    public Schema Schema(CsvOptions options) =>
        new(Readers(options).Select(r => new Field(Dialect.Columns[r.Field], r.Type, true)), null);

    /// <summary>A reader for each column wanted.</summary>
    public ColumnReader[] Readers(CsvOptions options)
    {
        var form = new ColumnForm(options.Dates, (byte)(options.DecimalMark ?? '\0'), Dialect.Coding);
        return [.. Columns.Select(c => ColumnReader.Of(c.Field, c.Type, form))];
    }

    /// <summary>Finds out, by reading the whole file once when the type of a column that is wanted was not given.</summary>
    public static CsvLayout Find(string path, CsvOptions options, WantedColumns wanted, CancellationToken cancellation)
    {
        (Stream stream, TextCoding? said) = CsvInput.Open(path, options.Encoding);
        CsvDialect dialect;
        double recordBytes;
        using (stream)
        {
            TextCoding coding = said ?? EncodingFinder.Find(path, cancellation);
            dialect = DialectFinder.Find(stream, coding, options, path, out recordBytes);
        }

        int[] fields = [.. Enumerable.Range(0, dialect.Columns.Count).Where(i => wanted.Includes(dialect.Columns[i]))];
        var given = new Dictionary<string, ColumnType>(options.Types ?? new Dictionary<string, ColumnType>(), StringComparer.OrdinalIgnoreCase);
        var known = fields.ToDictionary(f => f, f => given.TryGetValue(dialect.Columns[f], out ColumnType type) ? type : Untold(options));
        ColumnEvidence[] open = [.. known.Where(k => k.Value is null).Select(k => new ColumnEvidence(k.Key, options.Dates, (byte)(options.DecimalMark ?? '\0')))];
        long? rows = open.Length == 0 ? null : Observe(path, options, dialect, open, cancellation);
        foreach (ColumnEvidence column in open)
        {
            known[column.Field] = column.Type();
        }

        return new CsvLayout(dialect, [.. fields.Select(f => (f, known[f]))], rows ?? (long)(new FileInfo(path).Length * Inflation(path) / recordBytes));
    }

    private static ColumnType? Untold(CsvOptions options) => options.AllText ? new ColumnType(ColumnKind.Code) : null;

    /// <summary>Reads the file to its end, or until nothing more can be learnt.</summary>
    /// <returns>The number of rows, when the end was reached.</returns>
    private static long? Observe(string path, CsvOptions options, CsvDialect dialect, ColumnEvidence[] open, CancellationToken cancellation)
    {
        using var scanner = new RecordScanner(CsvInput.Open(path, options.Encoding).Stream, dialect, options.MaxRecordBytes);
        long rows = 0;
        while (scanner.Next(int.MaxValue, cancellation))
        {
            rows += scanner.Block.Rows;
            scanner.Rejected.Clear();
            bool settled = true;
            foreach (ColumnEvidence column in open)
            {
                column.Observe(scanner.Block);
                settled &= column.IsSettled;
            }

            if (settled)
            {
                return null;
            }
        }

        return rows;
    }

    private static double Inflation(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? 6 : 1;
}
