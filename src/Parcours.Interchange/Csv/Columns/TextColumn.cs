using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>A column of text with few repeats, or of bytes in base64.</summary>
internal sealed class TextColumn(int field, TextCoding coding, bool isBinary) : ColumnReader(field)
{
    private readonly ValidityBits _validity = new();
    private byte[] _offsets = [];
    private byte[] _text = new byte[1 << 16];
    private int _used;

    public override IArrowType Type => isBinary ? BinaryType.Default : StringType.Default;

    public override void Append(RecordBlock block, FailedFields failures)
    {
        _validity.Reserve(Count + block.Rows);
        if (_offsets.Length < (Count + block.Rows + 1) * sizeof(int))
        {
            System.Array.Resize(ref _offsets, Math.Max((Count + block.Rows + 1) * sizeof(int), _offsets.Length * 2));
        }

        Span<int> offsets = MemoryMarshal.Cast<byte, int>(_offsets.AsSpan());
        for (int row = 0; row < block.Rows; row++, Count++)
        {
            ReadOnlySpan<byte> text = block.Field(row, Field);
            if (text.IsEmpty)
            {
                _validity.Clear(Count);
            }
            else
            {
                text = text[0] == '"' ? Unquote(text) : text;
                if (!TryAppend(text))
                {
                    _validity.Clear(Count);
                    failures.Add(row, Field, isBinary ? Rejections.NotBinary : Rejections.NotUtf8);
                }
            }

            offsets[Count + 1] = _used;
        }
    }

    public override void Truncate(int rows)
    {
        _validity.Truncate(rows, Count);
        Count = rows;
        _used = _offsets.Length == 0 ? 0 : MemoryMarshal.Cast<byte, int>(_offsets.AsSpan())[rows];
    }

    public override IArrowArray Build()
    {
        int nulls = _validity.Nulls;
        if (_offsets.Length == 0)
        {
            _offsets = new byte[sizeof(int)];
        }

        ArrowBuffer[] buffers = [_validity.Build(Count), NativeCopy.Of(_offsets, (Count + 1) * sizeof(int)), NativeCopy.Of(_text, _used)];
        var data = new ArrayData(Type, Count, nulls, 0, buffers);
        Count = 0;
        _used = 0;
        return ArrowArrayFactory.BuildArray(data);
    }

    private bool TryAppend(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length * Windows1252.MostBytes);
        Span<byte> room = _text.AsSpan(_used);
        if (isBinary)
        {
            bool read = Base64.DecodeFromUtf8(text, room, out _, out int written) == OperationStatus.Done;
            _used += read ? written : 0;
            return read;
        }

        if (Ascii.IsValid(text) || (coding != TextCoding.Windows1252 && Utf8.IsValid(text)))
        {
            text.CopyTo(room);
            _used += text.Length;
            return true;
        }

        if (coding == TextCoding.Utf8)
        {
            return false;
        }

        _used += Windows1252.ToUtf8(text, room);
        return true;
    }

    private void Reserve(int bytes)
    {
        if (_text.Length - _used < bytes)
        {
            System.Array.Resize(ref _text, checked(Math.Max(_used + bytes, _text.Length * 2)));
        }
    }
}
