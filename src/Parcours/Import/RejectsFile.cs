using System.Globalization;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>The list of the lines that were not stored: an object of the dataset, or a file that the caller names.</summary>
internal sealed class RejectsFile(DatasetStore store, string? path, long snapshot)
{
    private string? _written;

    /// <summary>Writes the list and says what it is called; null when there is nothing to list.</summary>
    public string? Write(IReadOnlyList<SourcePart> parts)
    {
        if (parts.All(part => part.Rejects.ByReason.Count == 0))
        {
            return null;
        }

        if (path is not null)
        {
            using FileStream file = File.Create(path);
            Write(parts, bytes => file.Write(bytes.Span));
            return _written = path;
        }

        // An import that was killed before its commit may have left one of the same number.
        string name = string.Create(CultureInfo.InvariantCulture, $"rejects/{snapshot:D10}.csv");
        store.Objects.Delete(name);
        using IObjectWriter writer = store.Objects.Create(name);
        Write(parts, bytes => writer.Write(bytes.Span));
        writer.Complete();
        return _written = name;
    }

    /// <summary>Removes the list again: the commit failed.</summary>
    public void Remove()
    {
        if (_written is not null && path is null)
        {
            store.Objects.Delete(_written);
        }
        else if (_written is not null)
        {
            File.Delete(_written);
        }
    }

    private static void Write(IReadOnlyList<SourcePart> parts, Action<ReadOnlyMemory<byte>> write)
    {
        write(System.Text.Encoding.UTF8.GetBytes(RejectLog.Header));
        foreach (SourcePart part in parts)
        {
            part.Rejects.CopyTo(write);
        }
    }
}
