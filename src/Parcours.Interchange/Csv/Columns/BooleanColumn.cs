using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Interchange.Csv.Fields;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>A column of truth values, a bit each.</summary>
internal sealed class BooleanColumn(int field) : ColumnReader(field)
{
    private readonly ValidityBits _validity = new();
    private byte[] _bits = [];

    public override IArrowType Type => BooleanType.Default;

    public override void Append(RecordBlock block, FailedFields failures)
    {
        Reserve(Count + block.Rows);
        var parser = default(BooleanParser);
        for (int row = 0; row < block.Rows; row++, Count++)
        {
            ReadOnlySpan<byte> text = block.Field(row, Field);
            bool read = parser.TryParse(text, out bool value);
            if (!read)
            {
                text = Bare(text);
                read = parser.TryParse(text, out value);
            }

            if (!read)
            {
                _validity.Clear(Count);
                if (!text.IsEmpty)
                {
                    failures.Add(row, Field, parser.Reason);
                }
            }

            int bit = 1 << (Count & 7);
            _bits[Count >> 3] = (byte)(value ? _bits[Count >> 3] | bit : _bits[Count >> 3] & ~bit);
        }
    }

    public override void Truncate(int rows)
    {
        _validity.Truncate(rows, Count);
        Count = rows;
    }

    public override IArrowArray Build()
    {
        int nulls = _validity.Nulls;
        var data = new ArrayData(BooleanType.Default, Count, nulls, 0, [_validity.Build(Count), NativeCopy.Of(_bits, (Count + 7) / 8)]);
        Count = 0;
        return new BooleanArray(data);
    }

    private void Reserve(int rows)
    {
        _validity.Reserve(rows);
        if (_bits.Length < (rows + 7) / 8)
        {
            System.Array.Resize(ref _bits, Math.Max((rows + 7) / 8, _bits.Length * 2));
        }
    }
}
