using BenchmarkDotNet.Attributes;
using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Storage;

namespace Parcours.Benchmarks.Storage;

/// <summary>
/// Columns as claims have them: encoded a page at a time, read and filtered in batches as a scan does. Figures are a value;
/// the columns are checked against what was written before anything is measured.
/// </summary>
public unsafe class ColumnBenchmark
{
    private const int Rows = 1 << 22;
    private const int Batch = 2048;

    private readonly NativeBuffer _values = new();
    private readonly NativeBuffer _validity = new();
    private readonly NativeBuffer _batch = new();
    private readonly PageEncoder _encoder = new();
    private string _folder = "";
    private DatasetStore? _store;
    private ColumnCursor? _cursor;
    private PageStatistics _statistics;

    /// <summary>The column.</summary>
    [Params("Date", "Date, 10 % null", "Code", "Quantity", "Amount", "Amount as double", "Prescriber", "Row number")]
    public string Column { get; set; } = "";

    private Lane Lane => Column switch
    {
        "Amount" => Lane.Int64,
        "Amount as double" => Lane.Float64,
        _ => Lane.Int32,
    };

    private int LaneBytes => Lane == Lane.Int32 ? sizeof(int) : sizeof(long);

    private ulong* Validity => Column.EndsWith("null", StringComparison.Ordinal) ? (ulong*)_validity.Pointer : null;

    /// <summary>Makes the column, stores it, and checks that it is read back.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Make();
        _folder = Path.Combine(Path.GetTempPath(), "parcours-benchmark-" + Guid.NewGuid().ToString("N"));
        _store = DatasetStore.Create(new LocalObjectStore(_folder), new(ColumnKind.Int64), 1);
        var type = new ColumnType(Lane == Lane.Int32 ? ColumnKind.Int32 : Lane == Lane.Int64 ? ColumnKind.Int64 : ColumnKind.Double);
        using (CommitBuilder commit = _store.BeginCommit())
        {
            TableSchema table = commit.Declare(new("t", TableKind.Reference, [new("c", type, true)]));
            using SegmentWriter segment = commit.BeginReference("t");
            segment.BeginSection(table, null, 0, Rows).WriteColumn(0, _values.Pointer, Validity);
            segment.Complete();
            commit.Commit();
        }

        SectionReader section = _store.Current.Reference("t")[0];
        _statistics = section.Statistics(0, 0);
        _cursor = new(section, 0, Simd.Best);
        byte* batch = _batch.Reserve((Batch * 8) + (Batch / 8));
        for (int row = 0; row < Rows; row += Batch)
        {
            _cursor.Read(row, Batch, batch, (ulong*)(batch + (Batch * 8)));
            if (Validity == null && !new ReadOnlySpan<byte>(batch, Batch * LaneBytes).SequenceEqual(new(_values.Pointer + ((long)row * LaneBytes), Batch * LaneBytes)))
            {
                throw new InvalidOperationException("What was read is not what was written.");
            }
        }

        Console.WriteLine(FormattableString.Invariant($"// {Column}: {section.EncodingOf(0, 0)}, {section.EncodedBytes(0) * 8.0 / Rows:f2} bits a value"));
    }

    /// <summary>Removes the column.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _cursor!.Dispose();
        _store!.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Encode()
    {
        long bytes = 0;
        for (int row = 0; row < Rows; row += SectionReader.BlockRows)
        {
            bytes += _encoder.Encode(Lane, _values.Pointer + ((long)row * LaneBytes), Validity == null ? null : Validity + (row / 64), SectionReader.BlockRows).Length;
        }

        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public bool Read()
    {
        bool any = false;
        for (int row = 0; row < Rows; row += Batch)
        {
            any |= _cursor!.Read(row, Batch, _batch.Pointer, (ulong*)(_batch.Pointer + (Batch * 8)));
        }

        return any;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Filter()
    {
        if (Lane == Lane.Float64)
        {
            return 0;
        }

        long quarter = (_statistics.Max - _statistics.Min) / 4;
        long found = 0;
        for (int row = 0; row < Rows; row += Batch)
        {
            _cursor!.RangeToBitmap(row, Batch, _statistics.Min + quarter, _statistics.Max - quarter, (ulong*)_batch.Pointer);
            found += Bitmap.PopCount((ulong*)_batch.Pointer, Batch);
        }

        return found;
    }

    private void Make()
    {
        var random = new Random(1);
        byte* values = _values.Reserve(Rows * 8L);
        var validity = (ulong*)_validity.Reserve(Rows / 8);
        int visit = 0;
        int prescriber = 0;
        for (int i = 0; i < Rows; i++)
        {
            // Patients of 48 lines, three a visit.
            visit = i % 48 == 0 ? random.Next(17897, 18500) : i % 3 == 0 ? visit + random.Next(60) : visit;
            prescriber = i % 48 == 0 || (i % 3 == 0 && random.Next(4) == 0) ? random.Next(100_000) : prescriber;
            int code = (int)Math.Pow(15_000, random.NextDouble()) - 1;
            long value = Column switch
            {
                "Code" => code,
                "Quantity" => 1 + random.Next(3),
                "Amount" or "Amount as double" => 150 + (code * 7919L % 6000) + random.Next(50),
                "Prescriber" => prescriber,
                "Row number" => i,
                _ => visit,
            };
            Put(values, i, value);
            ulong bit = random.Next(10) == 0 ? 0UL : 1UL;
            validity[i >> 6] = (i & 63) == 0 ? bit : validity[i >> 6] | (bit << (i & 63));
        }
    }

    private void Put(byte* values, int row, long value)
    {
        switch (Lane)
        {
            case Lane.Int32:
                ((int*)values)[row] = (int)value;
                break;
            case Lane.Int64:
                ((long*)values)[row] = value;
                break;
            default:
                ((double*)values)[row] = value / 100.0;
                break;
        }
    }
}
