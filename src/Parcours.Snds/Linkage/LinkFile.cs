using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Parcours.Snds.Linkage;

/// <summary>An answer a row, in a file that the system keeps in memory as far as there is room.</summary>
internal sealed class LinkFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;

    public LinkFile(string folder, long rows)
    {
        if (rows == 0)
        {
            return;
        }

        FileStream stream = SpillFiles.Create(folder);
        _file = MemoryMappedFile.CreateFromFile(stream, null, rows * Unsafe.SizeOf<ClaimLink>(), MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor();
    }

    public void Write(long row, ClaimLink link) => _view!.Write(row * Unsafe.SizeOf<ClaimLink>(), ref link);

    public ClaimLink Read(long row)
    {
        _view!.Read(row * Unsafe.SizeOf<ClaimLink>(), out ClaimLink link);
        return link;
    }

    public void Dispose()
    {
        _view?.Dispose();
        _file?.Dispose();
    }
}
