using Apache.Arrow;

namespace Parcours.Results;

/// <summary>Reads a column into objects: text or bytes.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="shape">Which column.</param>
/// <param name="decode">How it is decoded.</param>
internal sealed class ReferenceReader<T>(ScalarShape shape, ColumnDecoder<T> decode) : ValueReader<T?>
    where T : class
{
    private readonly ColumnValues<T> _values = new(shape, decode);

    public override void Load(RecordBatch batch) => _values.Load(batch);

    public override T? Get(int row) => _values.IsNull(row) ? null : _values.Values[row];

    public override object? Box(int row) => Get(row);
}
