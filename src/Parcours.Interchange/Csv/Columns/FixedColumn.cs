using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Interchange.Csv.Fields;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>A column of values of fixed width: numbers, dates, timestamps.</summary>
internal sealed class FixedColumn<T, TParser>(int field, IArrowType type, TParser parser) : ColumnReader(field)
    where T : unmanaged
    where TParser : struct, IFieldParser<T>
{
    private readonly ValidityBits _validity = new();
    private byte[] _bytes = [];

    public override IArrowType Type => type;

    public override void Append(RecordBlock block, FailedFields failures)
    {
        int from = Count;
        Reserve(from + block.Rows);
        Span<T> values = MemoryMarshal.Cast<byte, T>(_bytes.AsSpan())[from..];
        for (int row = 0; row < block.Rows; row++)
        {
            ReadOnlySpan<byte> text = block.Field(row, Field);
            if (text.IsEmpty)
            {
                values[row] = default;
                _validity.Clear(from + row);
            }
            else if (parser.TryParse(text, out T value))
            {
                values[row] = value;
            }
            else
            {
                values[row] = AppendSlowly(text, row, failures);
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
        ArrowBuffer validity = _validity.Build(Count);
        ArrowBuffer values = NativeCopy.Of(_bytes, Count * Unsafe.SizeOf<T>());
        var data = new ArrayData(type, Count, nulls, 0, [validity, values]);
        Count = 0;
        return ArrowArrayFactory.BuildArray(data);
    }

    /// <summary>Reads a field with quotes or spaces around it; a null or a failure leaves the value 0.</summary>
    private T AppendSlowly(ReadOnlySpan<byte> text, int row, FailedFields failures)
    {
        ReadOnlySpan<byte> bare = Bare(text);
        if (!bare.IsEmpty && parser.TryParse(bare, out T value))
        {
            return value;
        }

        _validity.Clear(Count + row);
        if (!bare.IsEmpty)
        {
            failures.Add(row, Field, parser.Reason);
        }

        return default;
    }

    private void Reserve(int rows)
    {
        _validity.Reserve(rows);
        if (_bytes.Length < rows * Unsafe.SizeOf<T>())
        {
            System.Array.Resize(ref _bytes, Math.Max(rows * Unsafe.SizeOf<T>(), _bytes.Length * 2));
        }
    }
}
