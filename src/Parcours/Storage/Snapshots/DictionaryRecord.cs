using System.Collections.Immutable;

namespace Parcours.Storage;

/// <summary>What a snapshot says of a dictionary.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number in the dataset, which its files are named after.</param>
/// <param name="IsText">Whether its values are text; otherwise they are 64-bit integers.</param>
/// <param name="Files">Its files in the order of their codes.</param>
internal sealed record DictionaryRecord(string Name, int Number, bool IsText, ImmutableArray<DictionaryFileRecord> Files)
{
    /// <summary>Its values.</summary>
    public int Count => Files.Sum(f => f.Count);
}
