namespace Parcours.Interchange.Writing;

/// <summary>Gives the text that a code stands for.</summary>
internal sealed class CodeCell : Cell
{
    public override CellStyle Style => CellStyle.Text;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch) => Text(Data.Dictionary, Values<int>()[row]);
}
