using System.Globalization;
using System.Numerics;

namespace Parcours.Interchange.Writing;

/// <summary>Writes whole and floating-point numbers; the latter with the fewest digits that read back as the same number.</summary>
internal sealed class NumberCell<T> : Cell
    where T : unmanaged, INumber<T>
{
    public override CellStyle Style => typeof(T) == typeof(float) || typeof(T) == typeof(double) ? CellStyle.Float : CellStyle.Literal;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch)
    {
        Values<T>()[row].TryFormat(scratch, out int written, default, CultureInfo.InvariantCulture);
        return scratch[..written];
    }
}
