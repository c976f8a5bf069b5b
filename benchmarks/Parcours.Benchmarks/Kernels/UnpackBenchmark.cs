using Parcours.Kernels;

namespace Parcours.Benchmarks.Kernels;

/// <summary>Unpacks 12-bit values to 32 bits.</summary>
public unsafe class UnpackBenchmark : KernelBenchmark
{
    protected override ReadOnlySpan<byte> Bytes => new(Packed, BitPacking.ByteCount(Rows, Bits));

    private protected override long RunBatch(SimdLevel level, int start)
    {
        BitPacking.UnpackInt32(level, Packed + (start / 8 * Bits), Bits, Batch, 0, Batched);
        return Batched[0] + Batched[Batch - 1];
    }
}
