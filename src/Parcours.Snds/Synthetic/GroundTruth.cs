using System.Text.Json;

namespace Parcours;

/// <summary>What a synthetic delivery holds, so that what is found in it can be checked.</summary>
/// <param name="Persons">How many persons.</param>
/// <param name="Files">Rows, by name of file.</param>
/// <param name="Tables">Rows, by name of table.</param>
/// <param name="Traps">How many of each trap, and of what else is counted, by name.</param>
public sealed record GroundTruth(
    long Persons, IReadOnlyDictionary<string, long> Files, IReadOnlyDictionary<string, long> Tables, IReadOnlyDictionary<string, long> Traps)
{
    /// <summary>The name of the file beside the delivery.</summary>
    public const string FileName = "ground-truth.json";

    /// <summary>The keys of the rows of each trap, where <see cref="GeneratorOptions.KeepPlanted"/> asked for them.</summary>
    internal IReadOnlyDictionary<string, List<string>> Planted { get; init; } = new Dictionary<string, List<string>>();

    internal void Save(string path, GeneratorOptions options)
    {
        using FileStream stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("firstYear", options.FirstYear);
        json.WriteNumber("years", options.Years);
        json.WriteNumber("persons", Persons);
        Write("tables", Tables);
        Write("files", Files);
        Write("traps", Traps);
        json.WriteEndObject();

        void Write(string name, IReadOnlyDictionary<string, long> counts)
        {
            json.WriteStartObject(name);
            foreach ((string key, long count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteNumber(key, count);
            }

            json.WriteEndObject();
        }
    }
}
