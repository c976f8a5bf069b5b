namespace Parcours.Storage;

/// <summary>What never changes of a dataset: the content of <c>dataset.json</c>.</summary>
/// <param name="FormatVersion">The version of the whole format.</param>
/// <param name="PatientKey">The kind of patient keys: int64 or text.</param>
/// <param name="BucketCount">The number of buckets, a power of two.</param>
internal sealed record DatasetDocument(int FormatVersion, ColumnKind PatientKey, int BucketCount)
{
    public const string File = "dataset.json";

    /// <summary>The version that this code writes, and the highest that it reads.</summary>
    public const int CurrentVersion = 1;
}
