#pragma warning disable IDE0060 // The bodies for vectors follow.
namespace Parcours.Kernels;

/// <summary>Which codes belong to a set of codes, given as a bitmap over the dictionary.</summary>
internal static unsafe class SetMembership
{
    /// <summary>Sets the bits of the codes that are members; codes outside 0 to <paramref name="setBits"/> - 1 are not.</summary>
    internal static void ToBitmap(SimdLevel level, int* codes, int count, ulong* set, int setBits, ulong* to)
    {
        for (int start = 0; start < count; start += 64)
        {
            int end = Math.Min(count - start, 64);
            ulong word = 0;
            for (int j = 0; j < end; j++)
            {
                int code = codes[start + j];
                word |= ((uint)code < (uint)setBits ? (set[code >> 6] >> code) & 1 : 0) << j;
            }

            *to++ = word;
        }
    }
}
