using Apache.Arrow;

namespace Parcours.Interchange.Writing;

/// <summary>A column without values.</summary>
internal sealed class NullCell : Cell
{
    public override CellStyle Style => CellStyle.Literal;

    public override void Bind(ArrayData data)
    {
    }

    public override bool IsNull(int row) => true;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch) => default;
}
