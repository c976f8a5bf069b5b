using Parcours.Kernels;

namespace Parcours.Benchmarks.Kernels;

/// <summary>Compares 32-bit values with a constant.</summary>
public unsafe class CompareBenchmark : KernelBenchmark
{
    protected override ReadOnlySpan<byte> Bytes => new(Values, Rows * sizeof(int));

    private protected override long RunBatch(SimdLevel level, int start)
    {
        Compare.ToBitmap(level, CompareOp.Less, Values + start, Batch, 1000, Bitmap);
        return Parcours.Kernels.Bitmap.PopCount(Bitmap, Batch);
    }
}
