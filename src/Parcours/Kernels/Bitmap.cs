using System.Numerics;

namespace Parcours.Kernels;

/// <summary>
/// Sets of row numbers as bits: 64-bit words, least significant bit first. Bits past the count are zero; every
/// kernel relies on it and keeps it. Counts are counts of bits. Sources and target may be the same.
/// </summary>
internal static unsafe partial class Bitmap
{
    /// <summary>The words that <paramref name="count"/> bits take.</summary>
    internal static int Words(int count) => (count + 63) >> 6;

    /// <summary>The bits of the last word that belong to the bitmap.</summary>
    internal static ulong TailMask(int count) => ulong.MaxValue >> (-count & 63);

    /// <summary>Clears the bits past the count in the last word. Of no bits there is no last word, and nothing is touched.</summary>
    internal static void Trim(ulong* bits, int count)
    {
        if (count > 0)
        {
            bits[(count - 1) >> 6] &= TailMask(count);
        }
    }

    internal static bool Get(ulong* bits, int i) => ((bits[i >> 6] >> i) & 1) != 0;

    internal static void Set(ulong* bits, int i) => bits[i >> 6] |= 1UL << i;

    internal static void Clear(ulong* bits, int count) => new Span<ulong>(bits, Words(count)).Clear();

    /// <summary>Sets all.</summary>
    internal static void Fill(ulong* bits, int count)
    {
        new Span<ulong>(bits, Words(count)).Fill(ulong.MaxValue);
        Trim(bits, count);
    }

    internal static void Copy(ulong* from, int count, ulong* to) =>
        Buffer.MemoryCopy(from, to, Words(count) * sizeof(ulong), Words(count) * sizeof(ulong));

    internal static void And(ulong* left, ulong* right, int count, ulong* to)
    {
        for (int i = 0, words = Words(count); i < words; i++)
        {
            to[i] = left[i] & right[i];
        }
    }

    internal static void Or(ulong* left, ulong* right, int count, ulong* to)
    {
        for (int i = 0, words = Words(count); i < words; i++)
        {
            to[i] = left[i] | right[i];
        }
    }

    /// <summary>What is in <paramref name="left"/> and not in <paramref name="right"/>.</summary>
    internal static void AndNot(ulong* left, ulong* right, int count, ulong* to)
    {
        for (int i = 0, words = Words(count); i < words; i++)
        {
            to[i] = left[i] & ~right[i];
        }
    }

    internal static void Not(ulong* bits, int count, ulong* to)
    {
        for (int i = 0, words = Words(count); i < words; i++)
        {
            to[i] = ~bits[i];
        }

        Trim(to, count);
    }

    internal static int PopCount(ulong* bits, int count)
    {
        int sum = 0;
        for (int i = 0, words = Words(count); i < words; i++)
        {
            sum += BitOperations.PopCount(bits[i]);
        }

        return sum;
    }

    /// <summary>Whether every one of the bits is set (true of none).</summary>
    internal static bool AllSet(ulong* bits, int count)
    {
        int whole = count >> 6;
        return !new ReadOnlySpan<ulong>(bits, whole).ContainsAnyExcept(ulong.MaxValue)
            && ((count & 63) == 0 || (bits[whole] & TailMask(count)) == TailMask(count));
    }

    /// <summary>Whether any of the bits is set.</summary>
    internal static bool AnySet(ulong* bits, int count) => new ReadOnlySpan<ulong>(bits, Words(count)).ContainsAnyExcept(0UL);

    /// <summary>Takes <paramref name="count"/> bits from any bit on; the result starts at bit 0. Reads up to eight bytes past the source.</summary>
    internal static void CopyRange(ulong* from, int fromBit, int count, ulong* to)
    {
        int words = Words(count);
        ulong* at = from + (fromBit >> 6);
        int shift = fromBit & 63;
        for (int i = 0; i < words; i++)
        {
            // Two shifts, since a shift by 64 would be a shift by none.
            to[i] = (at[i] >> shift) | ((at[i + 1] << 1) << (63 - shift));
        }

        Trim(to, count);
    }
}
