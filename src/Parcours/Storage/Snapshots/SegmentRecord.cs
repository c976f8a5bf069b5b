using System.Collections.Immutable;

namespace Parcours.Storage;

/// <summary>What a snapshot says of a segment.</summary>
/// <param name="File">The object's name.</param>
/// <param name="Bucket">The bucket, or -1 for a segment of a reference table.</param>
/// <param name="FirstOrdinal">The ordinal of the first patient it adds.</param>
internal sealed record SegmentRecord(string File, int Bucket, int FirstOrdinal)
{
    /// <summary>The bytes of the file.</summary>
    public long Length { get; init; }

    /// <summary>The checksum of its footer, which holds those of its pages.</summary>
    public ulong Checksum { get; init; }

    /// <summary>The patients it adds.</summary>
    public int PatientCount { get; init; }

    /// <summary>Its sections, without those of tables that were replaced since: the file still has them, and older snapshots read them.</summary>
    public ImmutableArray<SectionRecord> Sections { get; init; } = [];

    /// <summary>Whether a snapshot sees the section of a table.</summary>
    public bool Has(string table) => Sections.Any(s => string.Equals(s.Table, table, StringComparison.OrdinalIgnoreCase));
}
