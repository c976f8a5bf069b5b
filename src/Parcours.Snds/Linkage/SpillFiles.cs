namespace Parcours.Snds.Linkage;

/// <summary>Makes files that do not outlive the process.</summary>
internal static class SpillFiles
{
    public static FileStream Create(string folder)
    {
        string path = Path.Combine(folder, Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Without a name the file is gone even when the process is killed.
            File.Delete(path);
        }

        return file;
    }
}
