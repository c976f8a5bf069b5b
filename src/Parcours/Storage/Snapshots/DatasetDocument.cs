namespace Parcours.Storage;

/// <summary>What never changes of a dataset: the content of <c>dataset.json</c>.</summary>
/// <param name="FormatVersion">The version of the whole format.</param>
/// <param name="PatientKey">The kind of patient keys, int64 or text, for snapshots that do not say it themselves.</param>
/// <param name="BucketCount">The number of buckets, a power of two, for snapshots that do not say it themselves.</param>
internal sealed record DatasetDocument(int FormatVersion, ColumnKind PatientKey, int BucketCount)
{
    public const string File = "dataset.json";

    /// <summary>The version of documents that say nothing more than the first version knew.</summary>
    public const int FirstVersion = 1;

    /// <summary>The highest version that this code writes and reads: a snapshot that chose its shape, or left sections out, is of it.</summary>
    public const int CurrentVersion = 2;

    /// <summary>Whether a number of buckets and a kind of key can be those of a dataset.</summary>
    public static bool IsShape(int buckets, ColumnKind key) =>
        buckets is >= 1 and <= 65536 && int.IsPow2(buckets) && key is (ColumnKind.Int64 or ColumnKind.Text);
}
