using System.Globalization;

namespace Parcours.Snds.Synthetic;

/// <summary>Reads the small tables of codes that lie in <c>Data</c>: a line an item, words parted by blanks, <c>#</c> before comments.</summary>
internal static class ReferenceData
{
    public static IEnumerable<string[]> Read(string name, int words)
    {
        using Stream stream = typeof(ReferenceData).Assembly.GetManifestResourceStream($"Parcours.Snds.{name}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(' ', words);
            }
        }
    }

    public static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
