namespace Parcours.Cli.Info;

/// <summary>A column in the description of a dataset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether it may hold nulls.</param>
/// <param name="Dictionary">The dictionary whose codes it holds, if it holds codes.</param>
/// <param name="Encodings">The encodings of its pages, with how many pages have each.</param>
/// <param name="Bytes">Bytes of its pages.</param>
/// <param name="Nulls">How many of its values are null.</param>
internal sealed record ColumnInfo(string Name, string Type, bool Nullable, string? Dictionary, IReadOnlyDictionary<string, long> Encodings, long Bytes, long Nulls);
