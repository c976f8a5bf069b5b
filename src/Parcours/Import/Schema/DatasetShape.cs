using System.Numerics;
using Parcours.Diagnostics;

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

    /// <summary>The shape of a dataset for these tables.</summary>
    public static DatasetShape For(IReadOnlyList<TableImport> tables, ImportOptions options)
    {
        if (options.Buckets is { } wanted && (!BitOperations.IsPow2(wanted) || wanted > MostBuckets))
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
