using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>
/// What .NET has no call for: giving a file a name only if it is free, in one step, and making a folder's entries durable.
/// Linux and macOS do both by the C library; Windows renames so by itself and journals its folders.
/// </summary>
internal static partial class DurableFiles
{
    private const int AlreadyExists = 17;

    /// <summary>Whether an error says that there is no room: ENOSPC and EDQUOT, or their like on Windows.</summary>
    public static bool IsDiskFull(IOException error) =>
        OperatingSystem.IsWindows() ? (error.HResult & 0xFFFF) is 0x70 or 0x27
        : OperatingSystem.IsMacOS() ? error.HResult is 28 or 69
        : error.HResult is 28 or 122;

    /// <summary>Renames a file unless there is one of the new name; false when there is.</summary>
    public static bool TryRename(string from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(from, to) == 0)
            {
                File.Delete(from);
                return true;
            }

            if (Marshal.GetLastPInvokeError() == AlreadyExists)
            {
                return false;
            }

            // A file system without hard links: what follows is as good as it has.
        }

        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(to))
        {
            return false;
        }
    }

    /// <summary>Makes the entries of a folder durable, where the system needs it.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new IOException($"The folder '{folder}' cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        }

        // Some network file systems refuse to flush a folder and keep its entries durable by themselves.
        _ = Flush(handle);
        _ = Close(handle);
    }

    /// <summary>Creates a folder and those above it, durably.</summary>
    public static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        string? parent = Path.GetDirectoryName(folder);
        if (!string.IsNullOrEmpty(parent))
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(folder);
        if (!string.IsNullOrEmpty(parent))
        {
            FlushFolder(parent);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
