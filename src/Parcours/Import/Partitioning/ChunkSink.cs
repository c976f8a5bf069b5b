using System.Runtime.InteropServices;

namespace Parcours.Import;

/// <summary>Where one thread's packed chunks go: to memory while the budget has room, to the thread's spill file after that.</summary>
/// <param name="budget">The budget.</param>
/// <param name="reserve">The bytes to leave free for building the buckets.</param>
/// <param name="spillFolder">Where the spill file goes, when there is one.</param>
internal sealed unsafe class ChunkSink(ImportBudget budget, long reserve, string spillFolder) : IDisposable
{
    private SpillFile? _file;

    /// <summary>The bytes that went to the file.</summary>
    public long Spilled => _file?.Length ?? 0;

    /// <summary>The thread's spill file, made when it is first needed.</summary>
    public SpillFile File => _file ??= new SpillFile(spillFolder);

    /// <summary>Keeps a chunk.</summary>
    public Chunk Keep(byte* bytes, int length, int rows)
    {
        if (budget.TryTake(length + TableChunks.Padding, reserve))
        {
            byte* memory = (byte*)NativeMemory.Alloc((nuint)(length + TableChunks.Padding));
            Buffer.MemoryCopy(bytes, memory, length, length);
            return new Chunk(rows, length, (nint)memory, null, 0);
        }

        return new Chunk(rows, length, 0, File, File.Append(bytes, length));
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
