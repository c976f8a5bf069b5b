using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Csv.Inference;

/// <summary>Finds how a CSV file is written from its first lines, as far as the caller did not say.</summary>
internal static class DialectFinder
{
    private const int SampleBytes = 256 << 10;
    private const int SampledRecords = 100;

    private static ReadOnlySpan<byte> Separators => ";,\t|"u8;

    /// <summary>Reads the first lines of a file.</summary>
    /// <param name="stream">The file from its first byte, as <see cref="CsvInput"/> gives it.</param>
    /// <param name="coding">How its bytes are to be taken.</param>
    /// <param name="options">What the caller said.</param>
    /// <param name="path">The file, for errors.</param>
    /// <param name="recordBytes">About how long a record is.</param>
    public static CsvDialect Find(Stream stream, TextCoding coding, CsvOptions options, string path, out double recordBytes)
    {
        byte[] sample = [];
        for (int size = SampleBytes; ; size *= 4)
        {
            sample = ReadOn(stream, sample, size);
            bool whole = sample.Length < size;
            byte lineEnd = sample.AsSpan().Contains((byte)'\n') || !sample.AsSpan().Contains((byte)'\r') ? (byte)'\n' : (byte)'\r';
            if (sample.AsSpan().IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0 && whole)
            {
                throw FileErrors.EmptyFile(path);
            }

            byte separator = options.Separator is { } given ? (byte)given : FindSeparator(sample, lineEnd, whole);
            List<SampleRecord> records = SampleRecord.ReadAll(sample, separator, lineEnd, whole, SampledRecords);
            if (records.Count > 0)
            {
                recordBytes = Math.Max(1, (records[^1].End - records[0].Start) / (double)records.Count);
                return Make(records, separator, lineEnd, coding, options);
            }

            if (whole || size > options.MaxRecordBytes)
            {
                throw FileErrors.Damaged(Path.GetFileName(path), "a CSV file: its first line does not end");
            }
        }
    }

    private static CsvDialect Make(List<SampleRecord> records, byte separator, byte lineEnd, TextCoding coding, CsvOptions options)
    {
        SampleRecord first = records[0];
        bool header = options.Header ?? IsHeader(first, options);
        IReadOnlyList<string> names = ColumnNames.Of(header ? [.. first.Fields.Select(f => ColumnNames.Decode(f, coding))] : new string[first.Fields.Count]);
        return header
            ? new CsvDialect(separator, lineEnd, names, first.End, first.Line + first.Lines, coding)
            : new CsvDialect(separator, lineEnd, names, first.Start, first.Line, coding);
    }

    /// <summary>The separator with which most lines have as many fields as the first one, of those the one with most fields.</summary>
    private static byte FindSeparator(byte[] sample, byte lineEnd, bool whole)
    {
        byte best = 0;
        double bestAgreement = 0;
        int bestFields = 1;
        foreach (byte separator in Separators)
        {
            List<SampleRecord> records = SampleRecord.ReadAll(sample, separator, lineEnd, whole, SampledRecords);
            int fields = records.Count == 0 ? 0 : records[0].Fields.Count;
            double agreement = records.Count == 0 ? 0 : records.Count(r => r.Fields.Count == fields) / (double)records.Count;
            if (fields > 1 && (agreement > bestAgreement || (agreement == bestAgreement && fields > bestFields)))
            {
                (best, bestAgreement, bestFields) = (separator, agreement, fields);
            }
        }

        if (best != 0)
        {
            return best;
        }

        // One column: any separator that does not occur.
        foreach (byte separator in Separators)
        {
            if (!sample.AsSpan().Contains(separator))
            {
                return separator;
            }
        }

        return Separators[0];
    }

    /// <summary>A line of names: no field is a number, a date or a truth value, and not all are empty.</summary>
    private static bool IsHeader(SampleRecord record, CsvOptions options)
    {
        foreach (byte[] field in record.Fields)
        {
            if (field.Length == 0)
            {
                continue;
            }

            var evidence = new ColumnEvidence(0, options.Dates, (byte)(options.DecimalMark ?? '\0'));
            evidence.Observe(field.AsSpan());
            if (evidence.Type() is not { IsText: true })
            {
                return false;
            }
        }

        return record.Fields.Exists(f => f.Length > 0);
    }

    private static byte[] ReadOn(Stream stream, byte[] sample, int size)
    {
        byte[] longer = new byte[stream.CanSeek ? Math.Min(size, stream.Length + 1) : size];
        sample.CopyTo(longer, 0);
        int read = stream.ReadAtLeast(longer.AsSpan(sample.Length), longer.Length - sample.Length, throwOnEndOfStream: false);
        return longer[..(sample.Length + read)];
    }
}
