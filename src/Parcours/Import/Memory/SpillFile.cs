using Microsoft.Win32.SafeHandles;

namespace Parcours.Import;

/// <summary>Where one thread's chunks wait when memory is short. Gone when it is disposed; a killed import leaves it in the spill folder, which storage empties.</summary>
internal sealed unsafe class SpillFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private long _length;

    public SpillFile(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"rows-{Guid.NewGuid():N}.spill");
        _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
    }

    /// <summary>How many bytes were written.</summary>
    public long Length => Volatile.Read(ref _length);

    /// <summary>Adds bytes and says where they begin. Any thread.</summary>
    public long Append(byte* bytes, int length)
    {
        long offset = Interlocked.Add(ref _length, length) - length;
        RandomAccess.Write(_handle, new ReadOnlySpan<byte>(bytes, length), offset);
        return offset;
    }

    /// <summary>Reads bytes back. Any thread.</summary>
    public void Read(long offset, byte* to, int length)
    {
        var left = new Span<byte>(to, length);
        while (!left.IsEmpty)
        {
            int read = RandomAccess.Read(_handle, left, offset);
            if (read == 0)
            {
                throw new EndOfStreamException("A spill file is shorter than what was written to it.");
            }

            left = left[read..];
            offset += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
