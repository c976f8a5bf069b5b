using Apache.Arrow;
using Parcours.Diagnostics;

namespace Parcours.Results;

/// <summary>The decoded values of a column of the current batch; the memory is used again for the next one.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="shape">Which column.</param>
/// <param name="decode">How it is decoded.</param>
internal sealed class ColumnValues<T>(ScalarShape shape, ColumnDecoder<T> decode)
{
    private IArrowArray? _array;
    private bool _hasNulls;

    public T[] Values { get; private set; } = [];

    public void Load(RecordBatch batch)
    {
        _array = batch.Column(shape.Column);
        _hasNulls = _array.NullCount > 0;
        if (Values.Length < _array.Length)
        {
            Values = new T[_array.Length];
        }

        try
        {
            if (!decode(_array, Values))
            {
                throw Errors.ResultType(shape.Name, TypeNames.Of(shape.Type), _array.Data.DataType.Name);
            }
        }
        catch (OverflowException)
        {
            throw Errors.ValueOutOfRange(shape.Name, TypeNames.Of(shape.Type));
        }
    }

    public bool IsNull(int row) => _hasNulls && _array!.IsNull(row);
}
