namespace Parcours.Import;

/// <summary>Sorts 64-bit words by some of their bits, least significant digit first: stable, and without comparisons.</summary>
internal static unsafe class RadixSort
{
    private const int MostDigitBits = 11;

    /// <summary>Sorts by the <paramref name="bits"/> bits from <paramref name="lowest"/> on. Returns whichever of the two buffers holds the result.</summary>
    public static ulong* Sort(ulong* words, ulong* other, int count, int lowest, int bits)
    {
        if (bits == 0 || count < 2)
        {
            return words;
        }

        int passes = (bits + MostDigitBits - 1) / MostDigitBits;
        int digitBits = (bits + passes - 1) / passes;
        int size = 1 << digitBits;
        uint mask = (uint)size - 1;
        int[] counts = new int[passes * size];
        fixed (int* histograms = counts)
        {
            for (int i = 0; i < count; i++)
            {
                ulong rest = words[i] >> lowest;
                for (int p = 0; p < passes; p++)
                {
                    histograms[(p * size) + (int)((uint)rest & mask)]++;
                    rest >>= digitBits;
                }
            }

            for (int p = 0; p < passes; p++)
            {
                int shift = lowest + (p * digitBits);
                int* starts = histograms + (p * size);
                if (starts[(uint)(words[0] >> shift) & mask] == count)
                {
                    continue;
                }

                int total = 0;
                for (int d = 0; d < size; d++)
                {
                    (starts[d], total) = (total, total + starts[d]);
                }

                for (int i = 0; i < count; i++)
                {
                    ulong word = words[i];
                    other[starts[(uint)(word >> shift) & mask]++] = word;
                }

                ulong* sorted = other;
                other = words;
                words = sorted;
            }
        }

        return words;
    }
}
