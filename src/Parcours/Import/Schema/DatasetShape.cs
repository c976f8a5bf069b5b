using System.Numerics;
using Parcours.Diagnostics;
using Parcours.Storage;

namespace Parcours.Import;

/// <summary>What a dataset must be told when it is made: how patients are named, and into how many buckets they are shared out.</summary>
/// <param name="PatientType">Whole numbers of 64 bits, or text.</param>
/// <param name="Buckets">A power of two.</param>
internal readonly record struct DatasetShape(ColumnType PatientType, int Buckets)
{
    /// <summary>The rows of the largest table that a bucket should get.</summary>
    private const long RowsPerBucket = 4_000_000;

    private const int FewestBuckets = 4;
    private const int MostBuckets = 65_536;

    /// <summary>
    /// Chooses the shape anew where the dataset has no patient yet: what it was made for, a nomenclature or an import that failed, says nothing of the
    /// patients to come. Where it has some, another number of buckets cannot be had.
    /// </summary>
    public static void Choose(CommitBuilder commit, IReadOnlyList<TableImport> tables, ImportOptions options)
    {
        if (!commit.Base.IsWithoutPatients)
        {
            if (options.Buckets is { } wanted && wanted != commit.BucketCount)
            {
                throw Errors.OtherBuckets(wanted, commit.BucketCount);
            }
        }
        else if (options.Buckets is not null || tables.Any(table => table.Kind != TableKind.Reference))
        {
            DatasetShape shape = For(tables, options);
            commit.Choose(shape.PatientType, shape.Buckets);
        }
    }

    /// <summary>The shape of a dataset for these tables.</summary>
    public static DatasetShape For(IReadOnlyList<TableImport> tables, ImportOptions options)
    {
        if (options.Buckets is { } wanted && (wanted < 1 || !BitOperations.IsPow2(wanted) || wanted > MostBuckets))
        {
            throw Errors.BucketsOutOfRange(wanted);
        }

        long rows = tables.Where(table => table.Kind != TableKind.Reference)
            .Select(table => table.Sources.Sum(source => Math.Max(0, source.EstimatedRows)))
            .DefaultIfEmpty()
            .Max();
        long buckets = (long)BitOperations.RoundUpToPowerOf2((ulong)((rows + RowsPerBucket - 1) / RowsPerBucket));
        return new DatasetShape(PatientKeyType.For(tables), options.Buckets ?? (int)Math.Clamp(buckets, FewestBuckets, MostBuckets));
    }
}
