using System.Text.Json.Serialization;

namespace Parcours.Storage;

/// <summary>How documents become JSON; generated when the engine is compiled, so that nothing is looked up at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DatasetDocument))]
[JsonSerializable(typeof(SnapshotDocument))]
internal sealed partial class StorageJson : JsonSerializerContext;
