using System.Collections.Immutable;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>Whether a snapshot's document hangs together, beyond its checksum.</summary>
internal static class SnapshotCheck
{
    /// <summary>Whether every member that must be there is: JSON leaves what is missing or null at nothing, whatever the type says.</summary>
    public static bool IsWhole(SnapshotDocument document) =>
        DatasetDocument.IsShape(document.BucketCount ?? 1, document.PatientKey ?? ColumnKind.Int64)
        && Each(document.Tables, t => t.Name is not null
            && Each(t.Columns, c => c.Name is not null && (c.Dictionary is not null || c.Type.Kind != ColumnKind.Code))
            && Each(t.TieKey, k => k is not null)
            && new[] { t.Patient, t.Time, t.End }.All(role => role is null || t.IndexOf(role) >= 0))
        && Each(document.Dictionaries, d => d.Name is not null && Each(d.Files, f => f.File is not null))
        && Each(document.Segments, s => s.File is not null && Each(s.Sections, n => n.Table is not null))
        && Each(document.Sources ?? [], s => s.Table is not null && s.Name is not null && s.Fingerprint is not null)
        && document.Tables.DistinctBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Count() == document.Tables.Length
        && document.Dictionaries.DistinctBy(d => d.Name, StringComparer.OrdinalIgnoreCase).Count() == document.Dictionaries.Length;

    /// <summary>Sorts the segments by bucket, those of reference tables last, and checks buckets, ordinals and tables.</summary>
    public static ImmutableArray<SegmentRecord>[] ByBucket(SnapshotDocument document, int bucketCount)
    {
        var tables = new HashSet<string>(document.Tables.Select(t => t.Name), StringComparer.OrdinalIgnoreCase);
        var builders = new ImmutableArray<SegmentRecord>.Builder?[bucketCount + 1];
        long[] patients = new long[bucketCount + 1];
        foreach (SegmentRecord segment in document.Segments)
        {
            Check(document, segment.Bucket >= -1 && segment.Bucket < bucketCount, "a segment is of a bucket that there is not");
            int bucket = segment.Bucket < 0 ? bucketCount : segment.Bucket;
            Check(document, segment.FirstOrdinal == patients[bucket] && segment.PatientCount >= 0, "the patients of a bucket are not numbered one after the other");
            patients[bucket] += segment.PatientCount;
            Check(document, segment.Sections.All(s => tables.Contains(s.Table) && s.RowCount >= 0), "a segment is of a table that there is not");
            (builders[bucket] ??= ImmutableArray.CreateBuilder<SegmentRecord>()).Add(segment);
        }

        return Array.ConvertAll(builders, b => b is null ? [] : b.ToImmutable());
    }

    private static bool Each<T>(ImmutableArray<T> all, Func<T, bool> holds)
        where T : class => !all.IsDefault && all.All(one => one is not null && holds(one));

    private static void Check(SnapshotDocument document, bool holds, string what)
    {
        if (!holds)
        {
            throw Errors.Damaged(SnapshotDocument.FileOf(document.Id), what);
        }
    }
}
