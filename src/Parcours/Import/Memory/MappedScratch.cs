using System.IO.MemoryMappedFiles;

namespace Parcours.Import;

/// <summary>
/// Memory that lives in a file of the spill folder: what is too large for the budget and is read or written once from its
/// beginning to its end. The system writes it out and drops it as it needs to, so it is not counted.
/// </summary>
internal sealed unsafe class MappedScratch : IDisposable
{
    private readonly FileStream _stream;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public MappedScratch(string folder, long bytes)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, $"sort-{Guid.NewGuid():N}.spill");
        _stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        long capacity = bytes + NativeBuffer.Padding;
        _stream.SetLength(capacity);
        _file = MemoryMappedFile.CreateFromFile(_stream, null, capacity, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _file.CreateViewAccessor(0, capacity);
        byte* data = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref data);
        Data = data + _view.PointerOffset;
    }

    /// <summary>The first byte.</summary>
    public byte* Data { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
        _stream.Dispose();
    }
}
