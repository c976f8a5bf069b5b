#pragma warning disable IDE0060 // The bodies for vectors follow.
namespace Parcours.Kernels;

/// <summary>Between bits and bytes of 0 and 1.</summary>
internal static unsafe partial class Bitmap
{
    /// <summary>Sets the bits of the bytes that are not zero.</summary>
    internal static void FromBytes(SimdLevel level, byte* bytes, int count, ulong* to)
    {
        for (int start = 0; start < count; start += 64)
        {
            int end = Math.Min(count - start, 64);
            ulong word = 0;
            for (int j = 0; j < end; j++)
            {
                word |= (bytes[start + j] != 0 ? 1UL : 0UL) << j;
            }

            *to++ = word;
        }
    }

    /// <summary>Writes a byte of 0 or 1 a bit; may write 64 bytes past the last.</summary>
    internal static void ToBytes(SimdLevel level, ulong* bits, int count, byte* to)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = (byte)((bits[i >> 6] >> i) & 1);
        }
    }
}
