namespace Parcours.Snds.Tests.Support;

/// <summary>Finds the folder <c>shared</c> beside the repository, which a machine may or may not have.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Folder!, .. parts]);

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared");
            if (File.Exists(Path.Combine(candidate, "snds_schema_columns.tsv")))
            {
                return candidate;
            }
        }

        return null;
    }
}
