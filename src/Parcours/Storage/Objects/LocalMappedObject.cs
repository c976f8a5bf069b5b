using System.IO.MemoryMappedFiles;

namespace Parcours.Storage;

/// <summary>A file mapped into memory. The file itself is closed at once, so that open datasets do not use up file handles.</summary>
internal sealed unsafe class LocalMappedObject : IMappedObject
{
    private readonly MemoryMappedViewAccessor? _view;

    public LocalMappedObject(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Length = file.Length;
        if (Length == 0)
        {
            return;
        }

        using var mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = mapping.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        Pointer = pointer + _view.PointerOffset;
    }

    /// <inheritdoc/>
    public byte* Pointer { get; private set; }

    /// <inheritdoc/>
    public long Length { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Pointer != null)
        {
            Pointer = null;
            Length = 0;
            _view!.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
        }
    }
}
