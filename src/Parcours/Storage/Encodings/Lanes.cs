using System.Numerics;
using System.Runtime.CompilerServices;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>What integer encodings ask of a lane type, int or long: one body serves both.</summary>
internal static unsafe class Lanes
{
    /// <summary>The bits of a lane.</summary>
    public static int Bits<T>() => Unsafe.SizeOf<T>() * 8;

    /// <summary>A lane as a 64-bit integer, its sign kept.</summary>
    public static long ToInt64<T>(T value)
        where T : unmanaged => sizeof(T) == 4 ? Unsafe.BitCast<T, int>(value) : Unsafe.BitCast<T, long>(value);

    /// <summary>The low bits as a lane.</summary>
    public static T FromInt64<T>(long value)
        where T : unmanaged => sizeof(T) == 4 ? Unsafe.BitCast<int, T>((int)value) : Unsafe.BitCast<long, T>(value);

    /// <summary>A lane as an unsigned number.</summary>
    public static ulong ToUInt64<T>(T value)
        where T : unmanaged => sizeof(T) == 4 ? Unsafe.BitCast<T, uint>(value) : Unsafe.BitCast<T, ulong>(value);

    /// <summary>Unpacks lanes.</summary>
    public static void Unpack<T>(SimdLevel level, byte* from, int bits, int count, long @base, T* to)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (sizeof(T) == 4)
        {
            BitPacking.UnpackInt32(level, from, bits, count, (int)@base, (int*)to);
        }
        else
        {
            BitPacking.UnpackInt64(level, from, bits, count, @base, (long*)to);
        }
    }

    /// <summary>Undoes zigzag differences in place.</summary>
    public static void Accumulate<T>(SimdLevel level, T* values, int count, long first)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (sizeof(T) == 4)
        {
            Delta.ZigZagDecodeInt32(level, (int*)values, count);
            Delta.PrefixSumInt32(level, (int*)values, count, (int)first);
        }
        else
        {
            Delta.ZigZagDecodeInt64(level, (long*)values, count);
            Delta.PrefixSumInt64(level, (long*)values, count, first);
        }
    }
}
