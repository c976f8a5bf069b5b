using System.Globalization;
using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>A small dataset of made-up claims, written as an import writes it, and read back as text for comparison.</summary>
internal sealed unsafe class Claims
{
    public const int Buckets = 4;

    private readonly Dictionary<string, int> _codes = [];

    public static TableSchema Acts => new(
        "acts",
        TableKind.Events,
        [
            new("patient", new(ColumnKind.Int64), false),
            new("date", new(ColumnKind.Date), true),
            new("code", new(ColumnKind.Code), true) { Dictionary = "acts.code" },
            new("amount", new(ColumnKind.Decimal, 2), true),
            new("note", new(ColumnKind.Text), true),
            new("paid", new(ColumnKind.Boolean), true),
            new("rate", new(ColumnKind.Double), true),
        ])
    { Patient = "patient", Time = "date", TieKey = ["code"] };

    public static TableSchema Places => new("places", TableKind.Reference, [new("id", new(ColumnKind.Int32), false), new("name", new(ColumnKind.Text), true)]);

    /// <summary>A row: its patient and the rest.</summary>
    public sealed record Act(long Patient, int? Date, string? Code, long? Amount, string? Note, bool? Paid, double? Rate)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Patient}|{Date}|{Code}|{Amount}|{Note}|{Paid}|{Rate}");
    }

    public static List<Act> Random(int seed, int patients, int rows)
    {
        var random = new Random(seed);
        bool Some() => random.Next(12) != 0;
        return [.. Enumerable.Range(0, rows).Select(_ => new Act(
            random.Next(patients) * 7L,
            Some() ? random.Next(18000, 18100) : null,
            Some() ? "C" + random.Next(30) : null,
            Some() ? random.Next(100000) : null,
            Some() ? new string('n', random.Next(5)) + random.Next(10) : null,
            Some() ? random.Next(2) == 0 : null,
            Some() ? random.Next(100) / 4.0 : null))];
    }

    /// <summary>Writes rows as one commit.</summary>
    public static Snapshot Write(DatasetStore store, List<Act> acts, string? name = null)
    {
        using CommitBuilder commit = store.BeginCommit();
        WriteInto(commit, store, acts);
        return commit.Commit(name);
    }

    public static void WriteInto(CommitBuilder commit, DatasetStore store, List<Act> acts)
    {
        var claims = new Claims();
        TableSchema table = commit.Declare(Acts);
        TableSchema places = commit.Declare(Places);
        claims.AddCodes(commit, acts);
        foreach (IGrouping<int, Act> bucket in acts.GroupBy(a => BucketHash.BucketOf(a.Patient, store.BucketCount)).OrderBy(g => g.Key))
        {
            claims.WriteBucket(commit, table, bucket.Key, [.. bucket]);
        }

        using SegmentWriter segment = commit.BeginReference("places");
        SectionWriter section = segment.BeginSection(places, null, 0, 3);
        using TestColumn ids = TestColumn.Of(Lane.Int32, [1, 2, 3]);
        using TestColumn names = TestColumn.OfTexts(["Lyon", "Lille", "Nice"]);
        section.WriteColumn(0, ids.Values, null);
        section.WriteColumn(1, names.Values, null);
        segment.Complete();
    }

    /// <summary>All rows of a snapshot as sorted lines.</summary>
    public static List<string> Read(Snapshot snapshot)
    {
        var lines = new List<string>();
        for (int bucket = 0; bucket < snapshot.BucketCount; bucket++)
        {
            BucketReader reader = snapshot.Bucket(bucket);
            foreach (SectionReader section in reader.Sections("acts"))
            {
                string[][] columns = [.. Enumerable.Range(1, section.Schema.Columns.Length - 1).Select(c => ReadColumn(snapshot, section, c))];
                for (int patient = 0; patient < section.PatientCount; patient++)
                {
                    for (uint row = section.FirstRow[patient]; row < section.FirstRow[patient + 1]; row++)
                    {
                        lines.Add(string.Join('|', columns.Select(c => c[row]).Prepend(reader.Patients.Int64(patient).ToString(CultureInfo.InvariantCulture))));
                    }
                }
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static List<string> Lines(IEnumerable<Act> acts)
    {
        List<string> lines = [.. acts.Select(a => a.ToString())];
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public static string[] ReadColumn(Snapshot snapshot, SectionReader section, int column)
    {
        ColumnSchema schema = section.Schema.Columns[column];
        using var buffer = new NativeBuffer();
        using var nulls = new NativeBuffer();
        using var cursor = new ColumnCursor(section, column, Simd.Best);
        byte* values = buffer.Reserve((section.RowCount * 16L) + 64);
        var validity = (ulong*)nulls.Reserve((Bitmap.Words(section.RowCount) * 8) + 8);
        bool anyNull = cursor.Read(0, section.RowCount, values, validity);
        var shown = new string[section.RowCount];
        for (int i = 0; i < shown.Length; i++)
        {
            shown[i] = anyNull && !Bitmap.Get(validity, i) ? "" : schema.Lane switch
            {
                _ when schema.Dictionary is not null => System.Text.Encoding.UTF8.GetString(snapshot.Dictionary(schema.Dictionary).Text(((int*)values)[i])),
                Lane.Bit => Bitmap.Get((ulong*)values, i).ToString(),
                Lane.Int32 => ((int*)values)[i].ToString(CultureInfo.InvariantCulture),
                Lane.Int64 => ((long*)values)[i].ToString(CultureInfo.InvariantCulture),
                Lane.Float64 => ((double*)values)[i].ToString(CultureInfo.InvariantCulture),
                _ => System.Text.Encoding.UTF8.GetString(((TextView*)values)[i].Span),
            };
        }

        return shown;
    }

    private void AddCodes(CommitBuilder commit, List<Act> acts)
    {
        DictionaryRecord? known = commit.Base.FindDictionary("acts.code");
        for (int code = 0; known is not null && code < known.Count; code++)
        {
            _codes.Add(System.Text.Encoding.UTF8.GetString(commit.Base.Dictionary("acts.code").Text(code)), code);
        }

        List<string> added = [.. acts.Select(a => a.Code).OfType<string>().Distinct().Where(c => !_codes.ContainsKey(c))];
        int next = commit.AddDictionaryValues("acts.code", [.. added.Select(System.Text.Encoding.UTF8.GetBytes)]);
        foreach (string code in added)
        {
            _codes.Add(code, next++);
        }
    }

    private void WriteBucket(CommitBuilder commit, TableSchema table, int bucket, List<Act> acts)
    {
        PatientKeys known = commit.Base.Bucket(bucket).Patients;
        using SegmentWriter segment = commit.BeginSegment(bucket);
        long[] added = [.. acts.Select(a => a.Patient).Distinct().Where(p => !known.TryFind(p, out _)).Order()];
        segment.AddPatients(added);
        int Ordinal(long key) => known.TryFind(key, out int ordinal) ? ordinal : segment.FirstOrdinal + Array.BinarySearch(added, key);

        // Nulls come first, texts by their bytes, codes by what they stand for.
        Act[] rows = [.. acts
            .OrderBy(a => Ordinal(a.Patient))
            .ThenBy(a => a.Date ?? int.MinValue)
            .ThenBy(a => a.Code ?? "", StringComparer.Ordinal)
            .ThenBy(a => a.Amount ?? long.MinValue)
            .ThenBy(a => a.Note ?? "", StringComparer.Ordinal)
            .ThenBy(a => a.Paid is null ? 0 : a.Paid.Value ? 2 : 1)
            .ThenBy(a => a.Rate ?? double.MinValue)];
        int patients = segment.FirstOrdinal + added.Length;
        uint[] first = new uint[patients + 1];
        foreach (Act act in rows)
        {
            first[Ordinal(act.Patient) + 1]++;
        }

        for (int i = 0; i < patients; i++)
        {
            first[i + 1] += first[i];
        }

        fixed (uint* firstRow = first)
        {
            SectionWriter section = segment.BeginSection(table, firstRow, patients, rows.Length);
            WriteRows(section, rows);
        }

        segment.Complete();
    }

    private void WriteRows(SectionWriter section, Act[] rows)
    {
        void Write(int column, TestColumn values, Func<Act, bool> isNull)
        {
            using (values)
            {
                for (int i = 0; i < rows.Length; i++)
                {
                    if (isNull(rows[i]))
                    {
                        values.SetNull(i);
                    }
                }

                section.WriteColumn(column, values.Values, values.ValidityOrNull);
            }
        }

        Write(1, TestColumn.Of(Lane.Int32, [.. rows.Select(r => (long)(r.Date ?? 0))]), r => r.Date is null);
        Write(2, TestColumn.Of(Lane.Int32, [.. rows.Select(r => r.Code is null ? 0L : _codes[r.Code])]), r => r.Code is null);
        Write(3, TestColumn.Of(Lane.Int64, [.. rows.Select(r => r.Amount ?? 0)]), r => r.Amount is null);
        Write(4, TestColumn.OfTexts([.. rows.Select(r => r.Note ?? "")]), r => r.Note is null);
        Write(5, TestColumn.Of(Lane.Bit, [.. rows.Select(r => r.Paid == true ? 1L : 0)]), r => r.Paid is null);
        Write(6, TestColumn.Of(Lane.Float64, [.. rows.Select(r => BitConverter.DoubleToInt64Bits(r.Rate ?? 0))]), r => r.Rate is null);
    }
}
