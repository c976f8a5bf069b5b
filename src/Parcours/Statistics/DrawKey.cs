using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Parcours.Statistics;

/// <summary>The hashes that decide a draw: XXH3 of the identifiers' UTF-16 units, with the seed, mixed for pairs (the finaliser of SplitMix64). The same on every machine.</summary>
internal static class DrawKey
{
    /// <summary>The hash of (seed, person).</summary>
    public static ulong Of(long seed, string id) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()), seed);

    /// <summary>The hash of (seed, case, candidate), of the hashes of both with the seed.</summary>
    public static ulong OfPair(ulong ofCase, ulong ofCandidate)
    {
        ulong mixed = ofCase + (ofCandidate * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
