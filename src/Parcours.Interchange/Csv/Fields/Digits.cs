using System.Runtime.CompilerServices;

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> text, out long value)
    {
        ulong sum = 0;
        uint wrong = 0;
        foreach (byte b in text)
        {
            uint digit = (uint)(b - '0');
            wrong |= digit > 9 ? 1u : 0u;
            sum = (sum * 10) + digit;
        }

        value = (long)sum;
        return wrong == 0 && (uint)(text.Length - 1) < 18;
    }
}
