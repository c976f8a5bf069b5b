namespace Parcours.Interchange.Tests.Support;

/// <summary>A test on files that are not part of the repository: skipped, visibly, where they are absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null)
        {
            Skip = "There is no folder 'shared/data' in or beside a parent folder of the test.";
        }
    }
}
