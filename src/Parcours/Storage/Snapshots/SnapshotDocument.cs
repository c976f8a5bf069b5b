using System.Collections.Immutable;
using System.Globalization;

namespace Parcours.Storage;

/// <summary>A snapshot as it is written: the content of <c>snapshots/NNNNNNNNNN.json</c>.</summary>
/// <param name="FormatVersion">The version of the whole format.</param>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name, if it was given one.</param>
/// <param name="CommittedAt">When it was committed.</param>
/// <param name="Tables">The schemas.</param>
/// <param name="Dictionaries">The dictionaries, in the order of their numbers.</param>
/// <param name="Segments">The segments: by bucket and then from the oldest; those of reference tables last.</param>
internal sealed record SnapshotDocument(
    int FormatVersion,
    long Id,
    string? Name,
    DateTimeOffset CommittedAt,
    ImmutableArray<TableSchema> Tables,
    ImmutableArray<DictionaryRecord> Dictionaries,
    ImmutableArray<SegmentRecord> Segments)
{
    /// <summary>The kind of patient keys, where the first patients came after the dataset was made; otherwise that of the dataset.</summary>
    public ColumnKind? PatientKey { get; init; }

    /// <summary>The number of buckets, where the first patients came after the dataset was made; otherwise that of the dataset.</summary>
    public int? BucketCount { get; init; }

    /// <summary>The files that the rows came from, as far as they were files; nothing where an older version wrote the document.</summary>
    public ImmutableArray<SourceRecord>? Sources { get; init; }

    public const string Folder = "snapshots/";

    private const string Extension = ".json";

    /// <summary>The object of a snapshot: ten digits, so that names sort as numbers do.</summary>
    public static string FileOf(long id) => FormattableString.Invariant($"{Folder}{id:D10}{Extension}");

    /// <summary>The number of a snapshot from the name of its object; -1 when it is not one.</summary>
    public static long IdOf(string file) =>
        file.StartsWith(Folder, StringComparison.Ordinal)
        && file.EndsWith(Extension, StringComparison.Ordinal)
        && long.TryParse(file[Folder.Length..^Extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long id)
        && FileOf(id) == file
            ? id
            : -1;

    /// <summary>The objects that the snapshot needs.</summary>
    public IEnumerable<string> Files() =>
        Segments.Select(s => s.File).Concat(Dictionaries.SelectMany(d => d.Files).Select(f => f.File));
}
