using System.Runtime.InteropServices;

namespace Parcours.Import;

/// <summary>Native memory that grows and is kept for the next use, counted in the budget. One owner, one thread at a time.</summary>
internal sealed unsafe class NativeBuffer(ImportBudget budget) : IDisposable
{
    /// <summary>Readable and writable bytes past every capacity, so that kernels may move whole words.</summary>
    public const int Padding = 64;

    /// <summary>The first byte, on a boundary of 64; null before the first <see cref="Ensure"/>.</summary>
    public byte* Data { get; private set; }

    /// <summary>How many bytes there are.</summary>
    public long Capacity { get; private set; }

    /// <summary>Sees to it that there are at least <paramref name="bytes"/>; the first <paramref name="keep"/> bytes stay.</summary>
    public byte* Ensure(long bytes, long keep = 0)
    {
        if (bytes <= Capacity)
        {
            return Data;
        }

        // Growing by half at least keeps a buffer that grows little by little linear; large blocks are asked for exactly.
        long capacity = keep > 0 ? Math.Max(bytes, Capacity + (Capacity / 2)) : bytes;
        capacity = (capacity + 4095) & ~4095L;
        budget.Take(capacity + Padding);
        byte* data = (byte*)NativeMemory.AlignedAlloc((nuint)(capacity + Padding), 64);
        if (keep > 0)
        {
            Buffer.MemoryCopy(Data, data, capacity, keep);
        }

        Free();
        Data = data;
        Capacity = capacity;
        return data;
    }

    /// <summary>The same for a number of items.</summary>
    public T* Ensure<T>(long count)
        where T : unmanaged => (T*)Ensure(count * sizeof(T));

    /// <summary>Gives the memory back; the buffer can be used again.</summary>
    public void Free()
    {
        if (Data is not null)
        {
            NativeMemory.AlignedFree(Data);
            budget.Give(Capacity + Padding);
            Data = null;
            Capacity = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Free();

    /// <summary>The bytes of a buffer as the budget counts them.</summary>
    public static long Cost(long bytes) => ((bytes + 4095) & ~4095L) + Padding;

    /// <summary>The words of a bitmap.</summary>
    public static int Words(int bits) => (bits + 63) >> 6;
}
