using Parcours.Kernels;

namespace Parcours.Benchmarks.Kernels;

/// <summary>Sums 32-bit values to 64 bits.</summary>
public unsafe class SumBenchmark : KernelBenchmark
{
    protected override ReadOnlySpan<byte> Bytes => new(Values, Rows * sizeof(int));

    private protected override long RunBatch(SimdLevel level, int start) => Sum.SumInt32(level, Values + start, Batch);
}
