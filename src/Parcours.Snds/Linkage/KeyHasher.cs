using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>Hashes some columns of each row into one 128-bit key; zero where one of them is null, which no key equals.</summary>
internal static class KeyHasher
{
    /// <summary>Rows that are hashed together, so that their lanes stay in the cache.</summary>
    private const int Block = 1024;

    /// <summary>The keys of the rows of a batch.</summary>
    /// <param name="columns">The columns of the key, in an order that both sides share.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="year">A year that belongs to the key, or 0: keys of stays are unique within one year only.</param>
    public static UInt128[] Hash(ReadOnlySpan<IArrowArray> columns, int rows, int year)
    {
        var keys = new UInt128[rows];
        int width = columns.Length + 1;
        UInt128[] lanes = ArrayPool<UInt128>.Shared.Rent(Block * width);
        try
        {
            for (int start = 0; start < rows; start += Block)
            {
                int count = Math.Min(Block, rows - start);
                for (int column = 0; column < columns.Length; column++)
                {
                    KeyLanes.Fill(columns[column], start, count, lanes.AsSpan(column), width);
                }

                for (int i = 0; i < count; i++)
                {
                    Span<UInt128> row = lanes.AsSpan(i * width, width);
                    row[^1] = (uint)year;
                    if (!row[..^1].Contains(UInt128.Zero))
                    {
                        keys[start + i] = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(row));
                    }
                }
            }
        }
        finally
        {
            ArrayPool<UInt128>.Shared.Return(lanes);
        }

        return keys;
    }

    /// <summary>The lanes of one column alone.</summary>
    public static UInt128[] Lanes(IArrowArray column)
    {
        var lanes = new UInt128[column.Length];
        KeyLanes.Fill(column, 0, lanes.Length, lanes, 1);
        return lanes;
    }

    /// <summary>The key of a PSA and a rank that have been turned into lanes.</summary>
    public static UInt128 Pair(UInt128 first, UInt128 second)
    {
        if (first == UInt128.Zero || second == UInt128.Zero)
        {
            return UInt128.Zero;
        }

        Span<UInt128> row = [first, second];
        return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(row));
    }
}
