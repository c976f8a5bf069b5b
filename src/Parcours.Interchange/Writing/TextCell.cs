namespace Parcours.Interchange.Writing;

/// <summary>Gives text as it is.</summary>
internal sealed class TextCell : Cell
{
    public override CellStyle Style => CellStyle.Text;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch) => Text(Data, row);
}
