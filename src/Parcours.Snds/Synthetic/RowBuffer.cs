using System.Diagnostics;
using Apache.Arrow;

namespace Parcours.Snds.Synthetic;

/// <summary>Rows of a table in the making, written value by value in the order of its columns.</summary>
internal sealed class RowBuffer
{
    private readonly ColumnBuffer[] _columns;
    private readonly TableShape _shape;
    private int _at;

    public RowBuffer(TableShape shape)
    {
        _shape = shape;
        _columns = [.. shape.Types.Select((type, i) => new ColumnBuffer(type, shape.Schema.GetFieldByIndex(i).DataType))];
    }

    /// <summary>How many rows are complete.</summary>
    public int Rows { get; private set; }

    /// <summary>A whole number or a date.</summary>
    public RowBuffer Add(int value)
    {
        ColumnBuffer column = _columns[_at++];
        Debug.Assert(column.Type.Kind is ColumnKind.Int32 or ColumnKind.Date, _shape.Schema.GetFieldByIndex(_at - 1).Name);
        column.Add(value);
        return this;
    }

    /// <summary>A large whole number.</summary>
    public RowBuffer Add(long value)
    {
        ColumnBuffer column = _columns[_at++];
        Debug.Assert(column.Type.Kind is ColumnKind.Int64, _shape.Schema.GetFieldByIndex(_at - 1).Name);
        column.Add(value);
        return this;
    }

    /// <summary>An amount or a quantity in hundredths, whatever the scale of the column.</summary>
    public RowBuffer Hundredths(long value)
    {
        ColumnBuffer column = _columns[_at++];
        Debug.Assert(column.Type.Kind is ColumnKind.Decimal, _shape.Schema.GetFieldByIndex(_at - 1).Name);
        column.Add(column.Type.Scale == 5 ? value * 1000 : value);
        return this;
    }

    public RowBuffer Add(ReadOnlySpan<byte> text)
    {
        ColumnBuffer column = _columns[_at++];
        Debug.Assert(column.Type.IsText, _shape.Schema.GetFieldByIndex(_at - 1).Name);
        column.Add(text);
        return this;
    }

    public RowBuffer Null()
    {
        _columns[_at++].AddNull();
        return this;
    }

    /// <summary>The number, or null where there is none.</summary>
    public RowBuffer Add(int? value) => value is { } known ? Add(known) : Null();

    public void EndRow()
    {
        Debug.Assert(_at == _columns.Length, _shape.Name);
        _at = 0;
        Rows++;
    }

    public RecordBatch Flush()
    {
        var batch = new RecordBatch(_shape.Schema, [.. _columns.Select(column => column.Flush())], Rows);
        Rows = 0;
        return batch;
    }
}
