using System.Runtime.Intrinsics;
using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>Makes what null rows hold 0, so that equal rows are equal bytes.</summary>
internal static unsafe class NullLanes
{
    /// <summary>Clears the lanes whose bit is not set.</summary>
    public static void Clear(Lane lane, void* values, ulong* validity, int count)
    {
        switch (lane)
        {
            case Lane.Int32:
                Clear32((uint*)values, validity, count);
                break;
            case Lane.Int64 or Lane.Float64:
                Clear64((ulong*)values, validity, count);
                break;
            default:
                break;
        }
    }

    private static void Clear32(uint* values, ulong* validity, int count)
    {
        Vector512<uint> bits = Vector512.Create(
            1u, 1u << 1, 1u << 2, 1u << 3, 1u << 4, 1u << 5, 1u << 6, 1u << 7, 1u << 8, 1u << 9, 1u << 10, 1u << 11, 1u << 12, 1u << 13, 1u << 14, 1u << 15);
        int at = 0;
        for (; at + 16 <= count; at += 16)
        {
            // Without a branch: where nulls are many, none could foresee them.
            uint mask = (uint)(validity[at >> 6] >> (at & 63));
            (Vector512.Load(values + at) & Vector512.Equals(Vector512.Create(mask) & bits, bits)).Store(values + at);
        }

        for (; at < count; at++)
        {
            values[at] &= (uint)-(int)((validity[at >> 6] >> at) & 1);
        }
    }

    private static void Clear64(ulong* values, ulong* validity, int count)
    {
        Vector512<ulong> bits = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        int at = 0;
        for (; at + 8 <= count; at += 8)
        {
            ulong mask = validity[at >> 6] >> (at & 63);
            (Vector512.Load(values + at) & Vector512.Equals(Vector512.Create(mask) & bits, bits)).Store(values + at);
        }

        for (; at < count; at++)
        {
            values[at] &= (ulong)-(long)((validity[at >> 6] >> at) & 1);
        }
    }
}
