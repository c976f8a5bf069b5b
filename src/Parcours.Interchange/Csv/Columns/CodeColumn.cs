using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Interchange.Types;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>A column of text that repeats itself, as codes of a dictionary of its own in each batch: a repeated text costs one look-up.</summary>
internal sealed class CodeColumn(int field, TextCoding coding) : ColumnReader(field)
{
    private readonly ValidityBits _validity = new();
    private readonly CodeTable _table = new(coding);
    private byte[] _codes = [];

    public override IArrowType Type => FlatTypes.Codes;

    public override void Append(RecordBlock block, FailedFields failures)
    {
        _validity.Reserve(Count + block.Rows);
        if (_codes.Length < (Count + block.Rows) * sizeof(int))
        {
            System.Array.Resize(ref _codes, Math.Max((Count + block.Rows) * sizeof(int), _codes.Length * 2));
        }

        Span<int> codes = MemoryMarshal.Cast<byte, int>(_codes.AsSpan())[Count..];
        for (int row = 0; row < block.Rows; row++)
        {
            ReadOnlySpan<byte> text = block.Field(row, Field);
            if (text.IsEmpty)
            {
                codes[row] = 0;
                _validity.Clear(Count + row);
                continue;
            }

            int code = _table.CodeOf(text[0] == '"' ? Unquote(text) : text);
            codes[row] = Math.Max(code, 0);
            if (code < 0)
            {
                _validity.Clear(Count + row);
                failures.Add(row, Field, Rejections.NotUtf8);
            }
        }

        Count += block.Rows;
    }

    public override void Truncate(int rows)
    {
        _validity.Truncate(rows, Count);
        Count = rows;
    }

    public override IArrowArray Build()
    {
        int nulls = _validity.Nulls;
        StringArray dictionary = _table.Build();
        var data = new ArrayData(
            FlatTypes.Codes,
            Count,
            nulls,
            0,
            [_validity.Build(Count), NativeCopy.Of(_codes, Count * sizeof(int))],
            null,
            dictionary.Data);
        Count = 0;
        return new DictionaryArray(data);
    }
}
