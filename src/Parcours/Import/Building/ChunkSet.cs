namespace Parcours.Import;

/// <summary>Chunks of one bucket and table, all of them in memory for now.</summary>
internal sealed unsafe class ChunkSet(ImportBudget budget) : IDisposable
{
    private readonly NativeBuffer _loaded = new(budget);
    private readonly List<(nint Memory, int Rows)> _chunks = [];

    /// <summary>How many rows they have.</summary>
    public int Rows { get; private set; }

    /// <summary>Where they are, and how many rows each has.</summary>
    public IReadOnlyList<(nint Memory, int Rows)> Chunks => _chunks;

    /// <summary>The bytes that loading these chunks takes.</summary>
    public static long Cost(IEnumerable<Chunk> chunks) => chunks.Sum(Cost);

    /// <summary>The bytes that loading this chunk takes: none when it is in memory already.</summary>
    public static long Cost(Chunk chunk) => chunk.Memory == 0 ? Slot(chunk) : 0;

    /// <summary>Forgets the last chunks and loads these.</summary>
    public void Load(IReadOnlyList<Chunk> chunks)
    {
        _chunks.Clear();
        Rows = 0;
        byte* at = _loaded.Ensure(Cost(chunks));
        foreach (Chunk chunk in chunks)
        {
            nint memory = chunk.Memory;
            if (memory == 0)
            {
                chunk.File!.Read(chunk.Offset, at, chunk.Bytes);
                memory = (nint)at;
                at += Slot(chunk);
            }

            _chunks.Add((memory, chunk.Rows));
            Rows = checked(Rows + chunk.Rows);
        }
    }

    /// <summary>Forgets the chunks and gives the memory back.</summary>
    public void Release()
    {
        _chunks.Clear();
        _loaded.Free();
        Rows = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _loaded.Dispose();

    private static long Slot(Chunk chunk) => (chunk.Bytes + TableChunks.Padding + 63) & ~63L;
}
