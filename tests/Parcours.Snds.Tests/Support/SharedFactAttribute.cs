namespace Parcours.Snds.Tests.Support;

/// <summary>A test that reads the folder <c>shared</c>, and says so where it skips.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedData.Folder is null)
        {
            Skip = "The folder 'shared' is not beside the repository.";
        }
    }
}
