using System.Globalization;
using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Storage;
using NativeBuffer = Parcours.Storage.NativeBuffer;

namespace Parcours.Tests.Import;

/// <summary>Reads a stored table back as lines, bucket after bucket, segment after segment, in stored order.</summary>
internal static unsafe class StoredRows
{
    public static List<string> Of(Snapshot snapshot, string table)
    {
        var lines = new List<string>();
        TableSchema schema = snapshot.FindTable(table)!;
        if (schema.Kind == TableKind.Reference)
        {
            foreach (SectionReader section in snapshot.Reference(table))
            {
                string[][] columns = [.. schema.Columns.Select((_, c) => Column(snapshot, section, c))];
                lines.AddRange(Enumerable.Range(0, section.RowCount).Select(row => string.Join('|', columns.Select(column => column[row]))));
            }

            return lines;
        }

        for (int bucket = 0; bucket < snapshot.BucketCount; bucket++)
        {
            BucketReader reader = snapshot.Bucket(bucket);
            foreach (SectionReader section in reader.Sections(table))
            {
                string[][] columns = [.. schema.Columns.Select((_, c) => c == schema.PatientIndex ? [] : Column(snapshot, section, c))];
                for (int p = 0; p < section.PatientCount; p++)
                {
                    string key = reader.Patients.IsText ? Text(reader.Patients.Text(p)) : reader.Patients.Int64(p).ToString(CultureInfo.InvariantCulture);
                    for (uint row = section.FirstRow[p]; row < section.FirstRow[p + 1]; row++)
                    {
                        lines.Add(string.Join('|', columns.Select((column, c) => c == schema.PatientIndex ? key : column[row])));
                    }
                }
            }
        }

        return lines;
    }

    private static string[] Column(Snapshot snapshot, SectionReader section, int column)
    {
        ColumnSchema schema = section.Schema.Columns[column];
        using var buffer = new NativeBuffer();
        using var nulls = new NativeBuffer();
        using var cursor = new ColumnCursor(section, column, Simd.Best);
        byte* values = buffer.Reserve((section.RowCount * 16L) + 64);
        var validity = (ulong*)nulls.Reserve((Bitmap.Words(section.RowCount) * 8) + 8);
        var shown = new string[section.RowCount];

        // Block by block: texts are only lent while the cursor stays on a block.
        for (int first = 0; first < section.RowCount; first += SectionReader.BlockRows)
        {
            int count = Math.Min(SectionReader.BlockRows, section.RowCount - first);
            bool anyNull = cursor.Read(first, count, values, validity);
            for (int i = 0; i < count; i++)
            {
                shown[first + i] = anyNull && !Bitmap.Get(validity, i) ? "∅" : Show(snapshot, schema, values, i);
            }
        }

        return shown;
    }

    private static string Show(Snapshot snapshot, ColumnSchema schema, byte* values, int i) => schema.Lane switch
    {
        _ when schema.Dictionary is not null && schema.Type.IsText => Text(snapshot.Dictionary(schema.Dictionary).Text(((int*)values)[i])),
        _ when schema.Dictionary is not null => Cells.Show(snapshot.Dictionary(schema.Dictionary).Integers[((int*)values)[i]]),
        Lane.Bit => Cells.Show(Bitmap.Get((ulong*)values, i)),
        Lane.Int32 => Cells.Show((long)((int*)values)[i]),
        Lane.Int64 => Cells.Show(((long*)values)[i]),
        Lane.Float64 => Cells.Show(((double*)values)[i]),
        _ => Text(((TextView*)values)[i].Span),
    };

    private static string Text(ReadOnlySpan<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
