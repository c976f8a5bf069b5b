using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>
/// Memory outside the collected heap, 64-byte aligned, with 64 bytes to spare past the end (kernels read and write so far),
/// that grows and is used again.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int Slack = 64;

    /// <summary>The memory; null before anything was reserved.</summary>
    public byte* Pointer { get; private set; }

    /// <summary>How much there is.</summary>
    public long Capacity { get; private set; }

    ~NativeBuffer() => NativeMemory.AlignedFree(Pointer);

    /// <summary>Makes room for that many bytes, keeping the first <paramref name="keep"/> of what is there.</summary>
    public byte* Reserve(long bytes, long keep = 0)
    {
        if (bytes > Capacity || Pointer == null)
        {
            long capacity = Math.Max(bytes, Math.Max(keep > 0 ? Capacity * 2 : 0, 4096));
            var grown = (byte*)NativeMemory.AlignedAlloc(checked((nuint)(capacity + Slack)), 64);
            if (keep > 0 && Pointer != null)
            {
                Buffer.MemoryCopy(Pointer, grown, capacity, Math.Min(keep, Capacity));
            }

            NativeMemory.AlignedFree(Pointer);
            Pointer = grown;
            Capacity = capacity;
        }

        return Pointer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
        Capacity = 0;
        GC.SuppressFinalize(this);
    }
}
