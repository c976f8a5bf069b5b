using Parcours.Interchange.Diagnostics;

namespace Parcours.Interchange.Writing;

/// <summary>Writes dates.</summary>
internal sealed class DateCell(string column, DateForms form) : Cell
{
    public override CellStyle Style => CellStyle.Plain;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch)
    {
        int written = DateText.WriteDate(Values<int>()[row], form, scratch);
        return written > 0 ? scratch[..written] : throw FileErrors.DateOutOfRange(column);
    }
}
