using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Parcours.Comparisons.Measuring;

/// <summary>How fast this machine reads memory, measured beside the queries: the yardstick of what a scan can do.</summary>
internal static unsafe class Bandwidth
{
    private const nuint BytesOfAThread = 256 << 20;
    private const int Runs = 7;

    /// <summary>Bytes a second read by so many threads from memory far larger than the caches; the best of some runs.</summary>
    public static double Measure(int threads)
    {
        byte*[] buffers = new byte*[threads];
        for (int i = 0; i < threads; i++)
        {
            buffers[i] = (byte*)NativeMemory.AlignedAlloc(BytesOfAThread, 64);
            NativeMemory.Fill(buffers[i], BytesOfAThread, 1);
        }

        double best = 0;
        for (int run = 0; run < Runs; run++)
        {
            long started = Stopwatch.GetTimestamp();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => GC.KeepAlive(Sum(buffers[i])));
            best = Math.Max(best, threads * (double)BytesOfAThread / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        foreach (byte* buffer in buffers)
        {
            NativeMemory.AlignedFree(buffer);
        }

        return best;
    }

    /// <summary>Four sums, so that loads do not wait for additions.</summary>
    private static ulong Sum(byte* from)
    {
        Vector<ulong> a = default, b = default, c = default, d = default;
        var step = (nuint)Vector<byte>.Count;
        for (nuint i = 0; i + (4 * step) <= BytesOfAThread; i += 4 * step)
        {
            a += Vector.LoadAligned((ulong*)(from + i));
            b += Vector.LoadAligned((ulong*)(from + i + step));
            c += Vector.LoadAligned((ulong*)(from + i + (2 * step)));
            d += Vector.LoadAligned((ulong*)(from + i + (3 * step)));
        }

        return Vector.Sum(a + b + c + d);
    }
}
