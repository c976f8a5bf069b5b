using Parcours.Cli.Diagnostics;

namespace Parcours.Cli.Options;

/// <summary>Looks at the places that a command is to write to, before long work begins.</summary>
internal static class Places
{
    /// <summary>Refuses a folder that cannot be one, since it or something above it is a file.</summary>
    public static void CheckFolder(string path)
    {
        for (string? above = Path.GetFullPath(path); above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                throw CliErrors.NotAFolder(path, above);
            }
        }
    }

    /// <summary>Makes a folder; nothing that hinders it is beyond the user.</summary>
    public static void MakeFolder(string path)
    {
        CheckFolder(path);
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.CannotWrite(path, CliErrors.Reason(error), error);
        }
    }

    /// <summary>Refuses a file that is a folder, or in a folder that is not there.</summary>
    public static void CheckFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw CliErrors.CannotWrite(path, "it is a folder, and a file was expected.");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        if (!Directory.Exists(folder))
        {
            throw CliErrors.CannotWrite(path, $"there is no folder '{folder}'.");
        }
    }
}
