using Apache.Arrow;
using Parcours.Diagnostics;

namespace Parcours.Results;

/// <summary>Reads a column of whole numbers into an enum; each different value is made once.</summary>
/// <param name="shape">Which column.</param>
internal sealed class EnumReader(ScalarShape shape) : ValueReader
{
    private readonly ColumnValues<long> _values = new(shape, Decoders.Integers);
    private readonly Dictionary<long, object> _known = [];
    private readonly Type _type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
    private readonly bool _mayBeNull = Nullable.GetUnderlyingType(shape.Type) is not null;

    public override void Load(RecordBatch batch) => _values.Load(batch);

    public override object? Box(int row)
    {
        if (_values.IsNull(row))
        {
            return _mayBeNull ? null : throw Errors.NullInResult(shape.Name, TypeNames.Of(shape.Type));
        }

        long number = _values.Values[row];
        if (!_known.TryGetValue(number, out object? value))
        {
            value = Enum.ToObject(_type, number);
            if (Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) != number)
            {
                throw Errors.ValueOutOfRange(shape.Name, TypeNames.Of(shape.Type));
            }

            _known.Add(number, value);
        }

        return value;
    }
}
