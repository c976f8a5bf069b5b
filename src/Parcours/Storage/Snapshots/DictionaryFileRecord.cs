namespace Parcours.Storage;

/// <summary>What a snapshot says of one file of a dictionary.</summary>
/// <param name="File">The object's name.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Checksum">The checksum of its header, which holds that of the rest.</param>
/// <param name="Count">The values it adds.</param>
internal sealed record DictionaryFileRecord(string File, long Length, ulong Checksum, int Count);
