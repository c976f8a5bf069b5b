namespace Parcours.Interchange.Writing;

/// <summary>Writes <c>true</c> and <c>false</c>.</summary>
internal sealed class BooleanCell : Cell
{
    public override CellStyle Style => CellStyle.Literal;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch) =>
        Types.Bits.IsSet(Data.Buffers[1].Span, row) ? "true"u8 : "false"u8;
}
