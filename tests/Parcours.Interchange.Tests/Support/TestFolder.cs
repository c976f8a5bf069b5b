using System.Globalization;

namespace Parcours.Interchange.Tests.Support;

/// <summary>A folder for one test, removed with it.</summary>
public sealed class TestFolder : IDisposable
{
    private int _files;

    public string Path { get; } = Directory.CreateTempSubdirectory("parcours-interchange-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A path that no file has yet.</summary>
    public string Fresh(string extension) => File(Interlocked.Increment(ref _files).ToString(CultureInfo.InvariantCulture) + extension);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
