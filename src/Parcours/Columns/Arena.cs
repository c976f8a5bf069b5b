using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parcours.Columns;

/// <summary>Memory for what lives as long as one batch: handed out by moving a mark, taken back all at once, kept for the next batch.</summary>
/// <remarks>Every piece is 64-byte aligned and followed by 64 bytes that may be read and written. One thread only.</remarks>
/// <param name="account">What the memory is charged to; null where it is small and does not last.</param>
internal sealed unsafe class Arena(IMemoryAccount? account = null) : IDisposable
{
    private const long Slack = 64;
    private const long FirstChunk = 1 << 18;

    private readonly List<(nint Start, long Length)> _chunks = [];
    private int _chunk;
    private long _used;

    /// <summary>Bytes held, used or not.</summary>
    public long Held { get; private set; }

    /// <summary>A piece of memory of unspecified content.</summary>
    public void* Allocate(long bytes)
    {
        long size = (bytes + Slack + 63) & ~63L;
        while (_chunk < _chunks.Count)
        {
            (nint start, long length) = _chunks[_chunk];
            if (_used + size <= length)
            {
                void* piece = (byte*)start + _used;
                _used += size;
                return piece;
            }

            _chunk++;
            _used = 0;
        }

        long fresh = Math.Max(size, Math.Max(FirstChunk, Held));
        account?.Reserve(fresh, "The batch under way");
        void* memory = NativeMemory.AlignedAlloc((nuint)fresh, 64);
        NativeMemory.Clear(memory, (nuint)fresh);
        _chunks.Add(((nint)memory, fresh));
        Held += fresh;
        _used = size;
        return memory;
    }

    /// <summary>Room for a number of values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Allocate<T>(int count)
        where T : unmanaged => (T*)Allocate((long)count * sizeof(T));

    /// <summary>Room for a bitmap.</summary>
    public ulong* AllocateBits(int count) => (ulong*)Allocate(((count + 63L) >> 6) * sizeof(ulong));

    /// <summary>Room for the lanes of one vector.</summary>
    public void* AllocateLanes(Lane lane, int count) => Allocate(Lanes.Bytes(lane, count));

    /// <summary>Takes everything back; what was handed out is no longer valid.</summary>
    public void Reset() => (_chunk, _used) = (0, 0);

    /// <summary>Where the mark is now.</summary>
    public (int Chunk, long Used) Mark() => (_chunk, _used);

    /// <summary>Takes back what was handed out since a mark.</summary>
    public void Release((int Chunk, long Used) mark) => (_chunk, _used) = mark;

    public void Dispose()
    {
        foreach ((nint start, _) in _chunks)
        {
            NativeMemory.AlignedFree((void*)start);
        }

        account?.Release(Held);
        _chunks.Clear();
        (Held, _chunk, _used) = (0, 0, 0);
    }
}
