using System.Numerics;

namespace Parcours.Kernels;

/// <summary>
/// The exact sum of any doubles in any order: the same bytes for any threads, batches and merges. After R. Neal,
/// "Fast exact summation using small and large superaccumulators" (2015).
/// <code>
///   state: 67 chunks of 64 bits, 32 bits apart | additions since the last carry | specials seen
///   sum = Σ chunk[i] × 2^(32 i) × 2^-1075
/// </code>
/// A double is a 53-bit number times a power of two; its bits are added to two neighbouring chunks, at most 52 to each,
/// so 2,047 additions fit before carries must be passed on. Memory of zeros is an empty sum.
/// </summary>
internal static unsafe class ExactSum
{
    private const int Chunks = 67;
    private const int Fraction = 3;
    private const int Pending = Chunks;
    private const int Specials = Chunks + 1;
    private const int MostPending = 2047;
    private const long PositiveInfinitySeen = 1;
    private const long NegativeInfinitySeen = 2;
    private const long NaNSeen = 4;

    /// <summary>The size of a state.</summary>
    internal static int Bytes => (Chunks + 2) * sizeof(long);

    /// <summary>Makes a state the sum of nothing.</summary>
    internal static void Clear(byte* state) => new Span<byte>(state, Bytes).Clear();

    internal static void Add(byte* state, double value)
    {
        long* chunks = (long*)state;
        if (chunks[Pending] >= MostPending)
        {
            Carry(chunks);
        }

        chunks[Pending]++;
        AddTo(chunks, value);
    }

    internal static void AddMany(byte* state, double* values, int count)
    {
        long* chunks = (long*)state;
        for (int done = 0; done < count;)
        {
            if (chunks[Pending] >= MostPending)
            {
                Carry(chunks);
            }

            int some = (int)Math.Min(count - done, MostPending - chunks[Pending]);
            chunks[Pending] += some;
            for (int end = done + some; done < end; done++)
            {
                AddTo(chunks, values[done]);
            }
        }
    }

    /// <summary>Adds the values whose bit is set.</summary>
    internal static void AddManyMasked(byte* state, double* values, int count, ulong* mask)
    {
        for (int i = 0, words = Bitmap.Words(count); i < words; i++)
        {
            for (ulong word = mask[i]; word != 0; word &= word - 1)
            {
                Add(state, values[(i << 6) + BitOperations.TrailingZeroCount(word)]);
            }
        }
    }

    /// <summary>Adds what <paramref name="from"/> has summed, leaving it as it is.</summary>
    internal static void Merge(byte* into, byte* from)
    {
        long* to = (long*)into;
        long* chunks = (long*)from;
        Carry(to);
        for (int i = 0; i < Chunks; i++)
        {
            to[i] += chunks[i];
        }

        to[Pending] = chunks[Pending] + 1;
        to[Specials] |= chunks[Specials];
    }

    /// <summary>
    /// The exact sum, rounded once, to nearest, ties to even. Infinity, or NaN for infinities of both signs or any NaN.
    /// A sum of zero is +0.0, whatever the signs of the zeros.
    /// </summary>
    internal static double Round(byte* state) => Average(state, 1);

    /// <summary>The exact sum over a count of 1 or more, rounded once, as <see cref="Round"/> does.</summary>
    internal static double Average(byte* state, long count)
    {
        long* chunks = (long*)state;
        switch (chunks[Specials])
        {
            case 0:
                break;
            case PositiveInfinitySeen:
                return double.PositiveInfinity;
            case NegativeInfinitySeen:
                return double.NegativeInfinity;
            default:
                return double.NaN;
        }

        // Digits below the sum's own hold the fraction of the quotient: more of it than any double keeps.
        Carry(chunks);
        uint* digits = stackalloc uint[Chunks + Fraction];
        new Span<uint>(digits, Fraction).Clear();
        bool negative = Magnitude(chunks, digits + Fraction);
        bool inexact = count > 1 && Divide(digits, (ulong)count);
        int top = Chunks + Fraction - 1;
        while (top >= 0 && digits[top] == 0)
        {
            top--;
        }

        if (top < 0)
        {
            return 0.0;
        }

        // The value is an integer of `length` bits, times 2^-1075 and the fraction. Of it 53 bits are kept, or those down to 2^-1074.
        const int fractionBits = Fraction * 32;
        int length = (top * 32) + 32 - BitOperations.LeadingZeroCount(digits[top]);
        int dropped = Math.Max(length - 53, 1 + fractionBits);
        ulong kept = Bits(digits, dropped, length - dropped);
        if (Bit(digits, dropped - 1) && ((kept & 1) != 0 || inexact || AnyBelow(digits, dropped - 1)))
        {
            kept++;
        }

        // Adding kept, with its leading bit, to the exponent less one carries into the exponent exactly when it must:
        // no case for subnormals, nor for a rounding up to the next power of two.
        ulong bits = ((ulong)(dropped - 1 - fractionBits) << 52) + kept;
        double magnitude = BitConverter.UInt64BitsToDouble(Math.Min(bits, 0x7FF0_0000_0000_0000));
        return negative ? -magnitude : magnitude;
    }

    /// <summary>Divides in place, from the greatest digit down; true when something is left over.</summary>
    private static bool Divide(uint* digits, ulong divisor)
    {
        UInt128 rest = 0;
        for (int i = Chunks + Fraction - 1; i >= 0; i--)
        {
            UInt128 current = (rest << 32) | digits[i];
            UInt128 quotient = current / divisor;
            digits[i] = (uint)quotient;
            rest = current - (quotient * divisor);
        }

        return rest != 0;
    }

    private static void AddTo(long* chunks, double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        long mantissa = bits & 0x000F_FFFF_FFFF_FFFF;
        if (exponent == 0)
        {
            exponent = 1;
        }
        else if (exponent == 0x7FF)
        {
            chunks[Specials] |= mantissa != 0 ? NaNSeen : bits < 0 ? NegativeInfinitySeen : PositiveInfinitySeen;
            return;
        }
        else
        {
            mantissa |= 1L << 52;
        }

        int shift = exponent & 31;
        long low = (mantissa << shift) & 0xFFFF_FFFF;
        long high = mantissa >> (32 - shift);
        long sign = bits >> 63;
        long* chunk = chunks + (exponent >> 5);
        chunk[0] += (low ^ sign) - sign;
        chunk[1] += (high ^ sign) - sign;
    }

    // Leaves 0 to 2^32 - 1 in every chunk but the last, which holds the sign.
    private static void Carry(long* chunks)
    {
        for (int i = 0; i < Chunks - 1; i++)
        {
            chunks[i + 1] += chunks[i] >> 32;
            chunks[i] &= 0xFFFF_FFFF;
        }

        chunks[Pending] = 1;
    }

    private static bool Magnitude(long* chunks, uint* digits)
    {
        bool negative = chunks[Chunks - 1] < 0;
        uint flip = negative ? uint.MaxValue : 0;
        ulong carry = negative ? 1UL : 0;
        for (int i = 0; i < Chunks; i++)
        {
            carry += (uint)chunks[i] ^ flip;
            digits[i] = (uint)carry;
            carry >>= 32;
        }

        return negative;
    }

    private static bool Bit(uint* digits, int i) => ((digits[i >> 5] >> (i & 31)) & 1) != 0;

    private static ulong Bits(uint* digits, int start, int count)
    {
        ulong bits = 0;
        for (int i = 0; i < count; i++)
        {
            bits |= (Bit(digits, start + i) ? 1UL : 0) << i;
        }

        return bits;
    }

    private static bool AnyBelow(uint* digits, int bit)
    {
        for (int i = 0; i < bit >> 5; i++)
        {
            if (digits[i] != 0)
            {
                return true;
            }
        }

        return (digits[bit >> 5] & ((1u << (bit & 31)) - 1)) != 0;
    }
}
