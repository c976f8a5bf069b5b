using System.Buffers.Text;

namespace Parcours.Interchange.Writing;

/// <summary>Writes bytes as base64, which reads back in every language.</summary>
internal sealed class BinaryCell : Cell
{
    private byte[] _text = new byte[256];

    public override CellStyle Style => CellStyle.Plain;

    public override ReadOnlySpan<byte> Format(int row, Span<byte> scratch)
    {
        ReadOnlySpan<byte> bytes = Text(Data, row);
        int length = Base64.GetMaxEncodedToUtf8Length(bytes.Length);
        if (_text.Length < length)
        {
            _text = new byte[length];
        }

        Base64.EncodeToUtf8(bytes, _text, out _, out int written);
        return _text.AsSpan(0, written);
    }
}
