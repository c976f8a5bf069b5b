using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Writing;

/// <summary>Where a table is written: a stream of the caller's, or a file that gets its name only once it is whole.</summary>
internal sealed class TableOutput : IDisposable
{
    private readonly string? _path;
    private bool _open = true;

    /// <summary>Writes to a stream, which stays open.</summary>
    public TableOutput(Stream stream) => Stream = stream;

    /// <summary>Writes beside a path until it is whole.</summary>
    public TableOutput(string path)
    {
        _path = path;
        Stream = Guard(() => new FileStream(Partial, FileMode.Create, FileAccess.Write, FileShare.None, 1));
    }

    /// <summary>Takes the bytes.</summary>
    public Stream Stream { get; }

    private string Partial => _path + ".partial";

    /// <summary>Runs what writes; an error of the file system becomes ours.</summary>
    public T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.CannotWrite(_path ?? "the output", e);
        }
    }

    /// <summary>Hands over what was written.</summary>
    public void Complete() => Guard(() =>
    {
        Stream.Flush();
        if (_path is not null)
        {
            Stream.Dispose();
            File.Move(Partial, _path, overwrite: true);
        }

        _open = false;
        return true;
    });

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        if (_open && _path is not null)
        {
            _open = false;
            Stream.Dispose();
            File.Delete(Partial);
        }
    }
}
