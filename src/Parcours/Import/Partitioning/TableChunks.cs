using System.Runtime.InteropServices;

namespace Parcours.Import;

/// <summary>The packed rows of one table, by bucket.</summary>
internal sealed unsafe class TableChunks(int buckets, ImportBudget budget) : IDisposable
{
    /// <summary>Readable bytes past a chunk in memory.</summary>
    public const int Padding = 16;

    private readonly List<Chunk>?[] _chunks = new List<Chunk>?[buckets];
    private long _allBytes;

    /// <summary>The bytes of all chunks ever added.</summary>
    public long AllBytes => Volatile.Read(ref _allBytes);

    /// <summary>Adds a chunk to a bucket. Any thread.</summary>
    public void Add(int bucket, Chunk chunk)
    {
        List<Chunk>? chunks = Volatile.Read(ref _chunks[bucket]);
        if (chunks is null)
        {
            var created = new List<Chunk>();
            chunks = Interlocked.CompareExchange(ref _chunks[bucket], created, null) ?? created;
        }

        lock (chunks)
        {
            chunks.Add(chunk);
        }

        Interlocked.Add(ref _allBytes, chunk.Bytes);
    }

    /// <summary>The chunks of a bucket, once all are there.</summary>
    public IReadOnlyList<Chunk> Of(int bucket) => (IReadOnlyList<Chunk>?)_chunks[bucket] ?? [];

    /// <summary>The rows of a bucket, once all are there.</summary>
    public long Rows(int bucket) => _chunks[bucket]?.Sum(chunk => (long)chunk.Rows) ?? 0;

    /// <summary>The packed bytes of a bucket, once all are there.</summary>
    public long Bytes(int bucket) => _chunks[bucket]?.Sum(chunk => (long)chunk.Bytes) ?? 0;

    /// <summary>Moves what a bucket holds in memory to a file.</summary>
    public void Spill(int bucket, SpillFile file)
    {
        List<Chunk>? chunks = _chunks[bucket];
        for (int i = 0; i < (chunks?.Count ?? 0); i++)
        {
            Chunk chunk = chunks![i];
            if (chunk.Memory != 0)
            {
                chunks[i] = chunk with { Memory = 0, File = file, Offset = file.Append((byte*)chunk.Memory, chunk.Bytes) };
                Free(chunk);
            }
        }
    }

    /// <summary>Forgets the chunks of a bucket.</summary>
    public void Release(int bucket)
    {
        foreach (Chunk chunk in Of(bucket))
        {
            Free(chunk);
        }

        _chunks[bucket] = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int i = 0; i < _chunks.Length; i++)
        {
            Release(i);
        }
    }

    private void Free(Chunk chunk)
    {
        if (chunk.Memory != 0)
        {
            NativeMemory.Free((void*)chunk.Memory);
            budget.Give(chunk.Bytes + Padding);
        }
    }
}
