using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parcours.Interchange.Csv.Fields;

/// <summary>Reads short runs of decimal digits.</summary>
internal static class Digits
{
    /// <summary>Whether a byte is a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(byte b) => (uint)(b - '0') <= 9;

    /// <summary>The value of two digits; above 99 when one of them is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Two(ReadOnlySpan<byte> text, int at)
    {
        uint tens = (uint)(text[at] - '0');
        uint ones = (uint)(text[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : 1_000_000;
    }

    /// <summary>The value of four digits; above 9999 when one of them is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Four(ReadOnlySpan<byte> text, int at) => (Two(text, at) * 100) + Two(text, at + 2);

    /// <summary>Reads digits only, at most 18 of them, so that nothing overflows.</summary>
    /// <param name="text">A text after whose first byte at least eight may be read, as <see cref="RecordBlock.Padding"/> has it.</param>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> text, out long value)
    {
        ref byte first = ref MemoryMarshal.GetReference(text);
        int length = text.Length;
        if ((uint)(length - 1) < 8)
        {
            return TryReadEight(ref first, length, out value);
        }

        if ((uint)(length - 1) >= 18)
        {
            value = 0;
            return false;
        }

        // The last eight digits, those before them, and up to two more.
        int before = length - 8;
        bool read = TryReadEight(ref Unsafe.Add(ref first, before), 8, out long low)
            & TryReadEight(ref Unsafe.Add(ref first, Math.Max(0, before - 8)), Math.Min(before, 8), out long middle);
        long high = 0;
        if (before > 8)
        {
            read &= TryReadEight(ref first, before - 8, out high);
        }

        value = (((high * 100_000_000) + middle) * 100_000_000) + low;
        return read;
    }

    /// <summary>Reads one to eight digits as one word, without a loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadEight(ref byte first, int length, out long value)
    {
        const ulong Zeros = 0x3030_3030_3030_3030;
        const ulong HighNibbles = 0xF0F0_F0F0_F0F0_F0F0;

        // The digits move to the high end of the word, as if zeros were written before them.
        ulong word = Unsafe.ReadUnaligned<ulong>(ref first) << (64 - (8 * length));
        word |= length == 8 ? 0 : Zeros >> (8 * length);

        // A byte is a digit when its high nibble is 3 and stays 3 with 6 added.
        bool read = (((word & HighNibbles) | (((word + 0x0606_0606_0606_0606) & HighNibbles) >> 4)) ^ 0x3333_3333_3333_3333) == 0;
        word -= Zeros;
        word = (word * 10) + (word >> 8);
        value = (long)((((word & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064) + (((word >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001)) >> 32);
        return read;
    }
}
