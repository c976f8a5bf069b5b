namespace Parcours.Interchange.Tests.Support;

/// <summary>Real deliveries and nomenclatures, where they are at hand.</summary>
public static class SharedData
{
    /// <summary>The nearest <c>shared/data</c> above the tests, or null.</summary>
    public static string? Folder { get; } = Find();

    public static IEnumerable<string> Files(string extension) =>
        Directory.EnumerateFiles(Folder!, "*" + extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
