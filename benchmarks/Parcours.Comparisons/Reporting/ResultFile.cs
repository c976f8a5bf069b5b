using System.Text.Json;

namespace Parcours.Comparisons.Reporting;

/// <summary>Keeps results as JSON, in a folder for the machine.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions _options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Writes a result and gives its path.</summary>
    public static string Write(string name, object result)
    {
        string folder = Path.Combine(Repository(), "benchmarks", "results", Measuring.Machine.This.FolderName);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name + ".json");
        File.WriteAllText(path, JsonSerializer.Serialize(result, _options) + "\n");
        return path;
    }

    /// <summary>The root of the repository: the nearest folder above that holds the solution.</summary>
    public static string Repository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
            {
                return folder.FullName;
            }
        }

        return Environment.CurrentDirectory;
    }
}
