using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.ImportHost;

/// <summary>Made-up dispensings in no order, as fast as memory allows: what the import is timed and killed on.</summary>
internal sealed class ClaimsSource(long first, long rows, int patients, int seed) : TableSource
{
    private const int BatchRows = 65_536;
    private static readonly string[] _atc = [.. Enumerable.Range(0, 900).Select(i => FormattableString.Invariant($"{(char)('A' + (i % 14))}{i % 10:D2}{(char)('A' + (i % 20))}{(char)('A' + (i % 7))}{i % 53:D2}"))];

    public override string Name => "dispensings";

    public override Schema Schema { get; } = new(
        [
            new("patient_id", Int64Type.Default, false),
            new("date", Date32Type.Default, false),
            new("cip13", Int64Type.Default, false),
            new("atc", StringType.Default, true),
            new("boxes", Int16Type.Default, false),
            new("price", Int32Type.Default, false),
            new("prescriber", Int32Type.Default, false),
        ],
        null);

    public override long EstimatedRows => rows;

    /// <summary>The table that the rows are for.</summary>
    public static TableImport Table(long rows, int patients, int seed) =>
        new("dispensings", TableKind.Events, [new ClaimsSource(0, rows, patients, seed)]) { Patient = "patient_id", Time = "date" };

    public override IReadOnlyList<TableSource> Split(int parts)
    {
        long each = ((rows / parts / BatchRows) + 1) * BatchRows;
        var split = new List<TableSource>();
        for (long at = 0; at < rows; at += each)
        {
            split.Add(new ClaimsSource(first + at, Math.Min(each, rows - at), patients, seed));
        }

        return split;
    }

    public override IEnumerable<SourceBatch> Read(CancellationToken cancellation = default)
    {
        for (long at = 0; at < rows; at += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(BatchRows, rows - at);
            yield return new SourceBatch(Make(first + at, count), first + at + 1, [], []);
        }
    }

    private RecordBatch Make(long from, int count)
    {
        long[] patient = new long[count];
        int[] date = new int[count];
        long[] cip = new long[count];
        short[] boxes = new short[count];
        int[] price = new int[count];
        int[] prescriber = new int[count];
        int[] offsets = new int[count + 1];
        byte[] text = new byte[count * 7];
        for (int i = 0; i < count; i++)
        {
            ulong x = Mix((ulong)(from + i) + ((ulong)seed << 40));
            ulong y = Mix(x);
            int drug = (int)(((x >> 32) * (x & 0xFFFFFFFF) >> 32) * 15_000 >> 32);
            patient[i] = 1 + (long)(y % (ulong)patients);
            date[i] = 18_262 + (int)(y >> 40) % 1_826;
            cip[i] = 3_400_930_000_000 + (drug * 6_661L);
            string atc = _atc[drug % _atc.Length];
            for (int k = 0; k < 7; k++)
            {
                text[(i * 7) + k] = (byte)atc[k];
            }

            offsets[i + 1] = (i + 1) * 7;
            boxes[i] = (short)(1 + (x % 3));
            price[i] = 100 + (drug * 7 % 5_000) + (int)(x >> 8 & 0xFFF);
            prescriber[i] = (int)(x >> 20) & 0xFFFFF;
        }

        IArrowArray[] arrays =
        [
            new Int64Array(Bytes(patient), ArrowBuffer.Empty, count, 0, 0),
            new Date32Array(Bytes(date), ArrowBuffer.Empty, count, 0, 0),
            new Int64Array(Bytes(cip), ArrowBuffer.Empty, count, 0, 0),
            new StringArray(count, Bytes(offsets), new ArrowBuffer(text), ArrowBuffer.Empty),
            new Int16Array(Bytes(boxes), ArrowBuffer.Empty, count, 0, 0),
            new Int32Array(Bytes(price), ArrowBuffer.Empty, count, 0, 0),
            new Int32Array(Bytes(prescriber), ArrowBuffer.Empty, count, 0, 0),
        ];
        return new RecordBatch(Schema, arrays, count);
    }

    private static ArrowBuffer Bytes<T>(T[] values)
        where T : struct => new ArrowBuffer.Builder<T>(values.Length).Append(values.AsSpan()).Build();

    private static ulong Mix(ulong x)
    {
        x = (x + 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 29)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 32);
    }
}
