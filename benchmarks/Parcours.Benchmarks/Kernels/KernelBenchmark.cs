using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Parcours.Kernels;

namespace Parcours.Benchmarks.Kernels;

/// <summary>
/// A column of values, in the nearest caches or in memory, that a kernel goes through in batches as a scan does. The plain
/// read of the same bytes is the bound that no kernel can beat.
/// </summary>
public abstract unsafe class KernelBenchmark
{
    /// <summary>The rows of a batch.</summary>
    protected const int Batch = 2048;

    /// <summary>The rows of the column.</summary>
    [Params(16 * Batch, 8192 * Batch)]
    public int Rows { get; set; }

    /// <summary>How wide the values are when packed.</summary>
    protected const int Bits = 12;

    private protected int* Values { get; private set; }

    private protected byte* Packed { get; private set; }

    private protected int* Batched { get; private set; }

    private protected ulong* Bitmap { get; private set; }

    /// <summary>The bytes that the kernel reads.</summary>
    protected abstract ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Lays out the column and checks that all levels agree on it.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Values = Allocate<int>(Rows);
        Packed = Allocate<byte>(BitPacking.ByteCount(Rows, Bits));
        Batched = Allocate<int>(Batch);
        Bitmap = Allocate<ulong>(Batch / 64);
        var random = new Random(1);
        ulong* wide = Allocate<ulong>(Rows);
        for (int i = 0; i < Rows; i++)
        {
            Values[i] = random.Next(1 << Bits);
            wide[i] = (ulong)Values[i];
        }

        BitPacking.Pack(wide, Rows, Bits, Packed);
        NativeMemory.AlignedFree(wide);
        if (Scalar() != Vector256Level() || Scalar() != Vector512Level())
        {
            throw new InvalidOperationException("The levels do not agree.");
        }
    }

    /// <summary>Frees what was laid out.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        NativeMemory.AlignedFree(Values);
        NativeMemory.AlignedFree(Packed);
        NativeMemory.AlignedFree(Batched);
        NativeMemory.AlignedFree(Bitmap);
    }

    [Benchmark(Baseline = true)]
    public long Scalar() => Run(SimdLevel.Scalar);

    [Benchmark(Description = "Vector256")]
    public long Vector256Level() => Run(Lowered(SimdLevel.Vector256));

    [Benchmark(Description = "Vector512")]
    public long Vector512Level() => Run(Lowered(SimdLevel.Vector512));

    /// <summary>Adds up the bytes, as fast as they can be had.</summary>
    [Benchmark]
    public ulong Read()
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(Bytes);
        Vector512<ulong> a = default;
        Vector512<ulong> b = default;
        ref ulong start = ref MemoryMarshal.GetReference(words);
        for (int i = 0; i <= words.Length - 16; i += 16)
        {
            a += Vector512.LoadUnsafe(ref start, (nuint)i);
            b += Vector512.LoadUnsafe(ref start, (nuint)i + 8);
        }

        return Vector512.Sum(a + b);
    }

    /// <summary>Runs the kernel over one batch; the answer is summed over all.</summary>
    private protected abstract long RunBatch(SimdLevel level, int start);

    private static SimdLevel Lowered(SimdLevel level) => level < Simd.Supported ? level : Simd.Supported;

    private static T* Allocate<T>(int count)
        where T : unmanaged => (T*)NativeMemory.AlignedAlloc((nuint)((long)count * sizeof(T)) + 64, 64);

    private long Run(SimdLevel level)
    {
        long answer = 0;
        for (int start = 0; start < Rows; start += Batch)
        {
            answer += RunBatch(level, start);
        }

        return answer;
    }
}
