using Parcours.Kernels;

namespace Parcours.Benchmarks.Kernels;

/// <summary>Filters packed 12-bit values by a range, without unpacking them to memory.</summary>
public unsafe class PackedRangeBenchmark : KernelBenchmark
{
    protected override ReadOnlySpan<byte> Bytes => new(Packed, BitPacking.ByteCount(Rows, Bits));

    private protected override long RunBatch(SimdLevel level, int start)
    {
        Compare.PackedRangeToBitmap(level, Packed + (start / 8 * Bits), Bits, Batch, 0, 1000, 1999, Bitmap);
        return Parcours.Kernels.Bitmap.PopCount(Bitmap, Batch);
    }
}
