namespace Parcours.Storage;

/// <summary>An object of that name exists already: another writer was first.</summary>
internal sealed class ObjectExistsException(string name) : IOException($"An object named '{name}' exists already.")
{
    /// <summary>The name of the object.</summary>
    public string Name { get; } = name;
}
