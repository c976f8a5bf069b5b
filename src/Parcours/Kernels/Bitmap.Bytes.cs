using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parcours.Kernels;

/// <summary>Between bits and bytes of 0 and 1.</summary>
internal static unsafe partial class Bitmap
{
    /// <summary>Sets the bits of the bytes that are not zero.</summary>
    internal static void FromBytes(SimdLevel level, byte* bytes, int count, ulong* to)
    {
        for (; count >= 64; count -= 64, bytes += 64)
        {
            *to++ = level switch
            {
                SimdLevel.Vector512 => (~Vector512.Equals(Vector512.Load(bytes), Vector512<byte>.Zero)).ExtractMostSignificantBits(),
                SimdLevel.Vector256 => (~Vector256.Equals(Vector256.Load(bytes), Vector256<byte>.Zero)).ExtractMostSignificantBits()
                    | ((ulong)(~Vector256.Equals(Vector256.Load(bytes + 32), Vector256<byte>.Zero)).ExtractMostSignificantBits() << 32),
                _ => Word(bytes, 64),
            };
        }

        if (count > 0)
        {
            *to = Word(bytes, count);
        }
    }

    /// <summary>Writes a byte of 0 or 1 a bit; may write 64 bytes past the last.</summary>
    internal static void ToBytes(SimdLevel level, ulong* bits, int count, byte* to)
    {
        if (level == SimdLevel.Vector512 && Avx512BW.IsSupported)
        {
            // Each lane of eight bytes holds the word; byte j of it all takes byte j / 8 of the word, then bit j mod 8 of that.
            Vector512<byte> bytes = (Vector512<ulong>.Indices * 0x0101_0101_0101_0101).AsByte();
            Vector512<byte> ones = Vector512.Create(0x8040_2010_0804_0201).AsByte();
            for (; count > 0; count -= 64, to += 64)
            {
                Vector512<byte> spread = Avx512BW.Shuffle(Vector512.Create(*bits++).AsByte(), bytes) & ones;
                Vector512.Min(spread, Vector512<byte>.One).Store(to);
            }
        }
        else if (level != SimdLevel.Scalar && Avx2.IsSupported)
        {
            Vector256<byte> bytes = (Vector256<ulong>.Indices * 0x0101_0101_0101_0101).AsByte();
            Vector256<byte> ones = Vector256.Create(0x8040_2010_0804_0201).AsByte();
            for (; count > 0; count -= 64, to += 64)
            {
                ulong word = *bits++;
                Vector256<byte> low = Avx2.Shuffle(Vector256.Create(word).AsByte(), bytes) & ones;
                Vector256.Min(low, Vector256<byte>.One).Store(to);
                if (count > 32)
                {
                    Vector256<byte> high = Avx2.Shuffle(Vector256.Create(word >> 32).AsByte(), bytes) & ones;
                    Vector256.Min(high, Vector256<byte>.One).Store(to + 32);
                }
            }
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                to[i] = (byte)((bits[i >> 6] >> i) & 1);
            }
        }
    }

    private static ulong Word(byte* bytes, int count)
    {
        ulong word = 0;
        for (int i = 0; i < count; i++)
        {
            word |= (bytes[i] != 0 ? 1UL : 0UL) << i;
        }

        return word;
    }
}
