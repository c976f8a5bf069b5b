using System.IO.Hashing;

namespace Parcours.Storage;

/// <summary>Which bucket a patient lives in: the low bits of a hash of the key. Part of the format, so it never changes.</summary>
internal static class BucketHash
{
    /// <summary>The bucket of an integer key among <paramref name="buckets"/>, a power of two.</summary>
    public static int BucketOf(long key, int buckets)
    {
        // The finaliser of splitmix64: every bit of the key reaches the low bits, at the price of two multiplications.
        ulong x = (ulong)key + 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return (int)((x ^ (x >> 31)) & (uint)(buckets - 1));
    }

    /// <summary>The bucket of a text key, by its UTF-8 bytes.</summary>
    public static int BucketOf(ReadOnlySpan<byte> key, int buckets) => (int)(XxHash3.HashToUInt64(key) & (uint)(buckets - 1));
}
