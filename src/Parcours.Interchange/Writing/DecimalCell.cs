using System.Globalization;

namespace Parcours.Interchange.Writing;

/// <summary>Writes a decimal with all the digits of its scale.</summary>
internal sealed class DecimalCell(int scale) : Cell
{
    public override CellStyle Style => CellStyle.Literal;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch)
    {
        Int128 value = Values<Int128>()[row];
        Span<byte> digits = stackalloc byte[48];
        UInt128 magnitude = value < 0 ? (UInt128)(-(value + 1)) + 1 : (UInt128)value;
        magnitude.TryFormat(digits, out int count, default, CultureInfo.InvariantCulture);

        int at = 0;
        if (value < 0)
        {
            scratch[at++] = (byte)'-';
        }

        int whole = count - scale;
        if (whole <= 0)
        {
            scratch[at++] = (byte)'0';
        }
        else
        {
            digits[..whole].CopyTo(scratch[at..]);
            at += whole;
        }

        if (scale > 0)
        {
            scratch[at++] = (byte)'.';
            int zeros = Math.Max(0, -whole);
            scratch.Slice(at, zeros).Fill((byte)'0');
            at += zeros;
            ReadOnlySpan<byte> fraction = digits[Math.Max(0, whole)..count];
            fraction.CopyTo(scratch[at..]);
            at += fraction.Length;
        }

        return scratch[..at];
    }
}
