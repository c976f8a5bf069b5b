using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Specification.Reference;
using Parcours.Storage;

namespace Parcours.Specification.Engine;

/// <summary>Reads stored tables through the readers of the storage alone, into plain rows in stored order.</summary>
internal static unsafe class StoredRows
{
    /// <summary>All rows: bucket by bucket, patient by patient, those of a patient in stored order from whatever segments.</summary>
    public static ReferenceTable Read(Snapshot snapshot, TableSchema table)
    {
        if (table.Kind == TableKind.Reference)
        {
            return new ReferenceTable(table, [.. snapshot.Reference(table.Name).SelectMany(s => Rows(snapshot, s))]);
        }

        var rows = new List<object?[]>();
        for (int i = 0; i < snapshot.BucketCount; i++)
        {
            BucketReader bucket = snapshot.Bucket(i);
            (SectionReader Section, object?[][] Rows)[] sections = [.. bucket.Sections(table.Name).Select(s => (s, Rows(snapshot, s)))];
            for (int patient = 0; patient < bucket.PatientCount; patient++)
            {
                object key = Patient(bucket, patient);
                var own = new List<object?[]>();
                foreach ((SectionReader section, object?[][] values) in sections.Where(s => patient < s.Section.PatientCount))
                {
                    for (uint row = section.FirstRow[patient]; row < section.FirstRow[patient + 1]; row++)
                    {
                        values[row][table.PatientIndex] = key;
                        own.Add(values[row]);
                    }
                }

                int[] order = [.. StoredOrder.Of(table)];
                rows.AddRange(own.Order(Comparer<object?[]>.Create((a, b) => Compare(a, b, order))));
            }
        }

        return new ReferenceTable(table, rows);
    }

    /// <summary>All patients: bucket by bucket, in the order of their ordinals.</summary>
    public static IEnumerable<object> Patients(Snapshot snapshot)
    {
        for (int i = 0; i < snapshot.BucketCount; i++)
        {
            BucketReader bucket = snapshot.Bucket(i);
            for (int patient = 0; patient < bucket.PatientCount; patient++)
            {
                yield return Patient(bucket, patient);
            }
        }
    }

    private static object Patient(BucketReader bucket, int patient) =>
        bucket.Patients.IsText ? System.Text.Encoding.UTF8.GetString(bucket.Patients.Text(patient)) : bucket.Patients.Int64(patient);

    private static int Compare(object?[] a, object?[] b, int[] columns)
    {
        foreach (int column in columns)
        {
            int order = (a[column], b[column]) switch
            {
                (null, null) => 0,
                (null, _) => -1,
                (_, null) => 1,
                (string x, string y) => System.Text.Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(y)),
                (byte[] x, byte[] y) => x.AsSpan().SequenceCompareTo(y),
                (double x, double y) => Bits(x).CompareTo(Bits(y)),
                var (x, y) => ((IComparable)x).CompareTo(y),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>A whole number that sorts as stored doubles do.</summary>
    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value) is var bits && bits < 0 ? bits ^ long.MaxValue : bits;

    private static object?[][] Rows(Snapshot snapshot, SectionReader section)
    {
        object?[][] rows = [.. Enumerable.Range(0, section.RowCount).Select(_ => new object?[section.Schema.Columns.Length])];
        for (int column = 0; column < section.Schema.Columns.Length; column++)
        {
            if (column != section.Schema.PatientIndex)
            {
                Fill(snapshot, section, column, rows);
            }
        }

        return rows;
    }

    private static void Fill(Snapshot snapshot, SectionReader section, int column, object?[][] rows)
    {
        ColumnSchema schema = section.Schema.Columns[column];
        CodeDictionary? dictionary = schema.Dictionary is { } name ? snapshot.Dictionary(name) : null;
        using var cursor = new ColumnCursor(section, column, SimdLevel.Scalar);
        ulong* lane = stackalloc ulong[2];
        ulong validity;
        for (int row = 0; row < rows.Length; row++)
        {
            validity = 1;
            bool isNull = cursor.Read(row, 1, lane, &validity) && (validity & 1) == 0;
            rows[row][column] = isNull ? null : Value(schema, dictionary, lane);
        }
    }

    private static object Value(ColumnSchema schema, CodeDictionary? dictionary, void* lane) => schema.Lane switch
    {
        _ when dictionary is { IsText: true } => System.Text.Encoding.UTF8.GetString(dictionary.Text(*(int*)lane)),
        _ when dictionary is not null => dictionary.Integers[*(int*)lane],
        Lane.Bit => (*(ulong*)lane & 1) != 0,
        Lane.Int32 => (long)*(int*)lane,
        Lane.Int64 => *(long*)lane,
        Lane.Float64 => *(double*)lane,
        _ when schema.Type.Kind == ColumnKind.Binary => ((TextView*)lane)->Span.ToArray(),
        _ => System.Text.Encoding.UTF8.GetString(((TextView*)lane)->Span),
    };
}
