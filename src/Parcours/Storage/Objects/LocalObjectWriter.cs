using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>Writes a file beside its final place, flushes it to the disk, and gives it its name only if nobody has it.</summary>
internal sealed class LocalObjectWriter : IObjectWriter
{
    private readonly string _name;
    private readonly string _path;
    private readonly string _unfinished;
    private FileStream? _file;

    public LocalObjectWriter(string name, string path)
    {
        _name = name;
        _path = path;
        _unfinished = FormattableString.Invariant($"{path}.{Guid.NewGuid():N}{LocalObjectStore.UnfinishedSuffix}");
        DurableFiles.CreateFolder(Path.GetDirectoryName(path)!);
        _file = new FileStream(_unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 256 * 1024);
    }

    /// <inheritdoc/>
    public long Position { get; private set; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _file!.Write(bytes);
        }
        catch (IOException e) when (DurableFiles.IsDiskFull(e))
        {
            throw Errors.DiskFull(_name, e);
        }

        Position += bytes.Length;
    }

    /// <inheritdoc/>
    public void Complete()
    {
        try
        {
            _file!.Flush(flushToDisk: true);
        }
        catch (IOException e) when (DurableFiles.IsDiskFull(e))
        {
            throw Errors.DiskFull(_name, e);
        }

        _file.Dispose();
        _file = null;
        if (!DurableFiles.TryRename(_unfinished, _path))
        {
            File.Delete(_unfinished);
            throw new ObjectExistsException(_name);
        }

        DurableFiles.FlushFolder(Path.GetDirectoryName(_path)!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_file is not null)
        {
            try
            {
                _file.Dispose();
            }
            catch (IOException)
            {
                // What is still buffered cannot be written and is not wanted.
            }

            _file = null;
            File.Delete(_unfinished);
        }
    }
}
