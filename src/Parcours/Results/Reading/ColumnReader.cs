using Apache.Arrow;
using Parcours.Diagnostics;

namespace Parcours.Results;

/// <summary>Reads a column into values that cannot be null.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="shape">Which column.</param>
/// <param name="decode">How it is decoded.</param>
internal sealed class ColumnReader<T>(ScalarShape shape, ColumnDecoder<T> decode) : ValueReader<T>
    where T : struct
{
    private readonly ColumnValues<T> _values = new(shape, decode);
    private readonly BoxCache<T> _boxes = new();

    public override void Load(RecordBatch batch) => _values.Load(batch);

    public override T Get(int row) =>
        _values.IsNull(row) ? throw Errors.NullInResult(shape.Name, TypeNames.Of(shape.Type)) : _values.Values[row];

    public override object Box(int row) => _boxes.Box(Get(row));
}
