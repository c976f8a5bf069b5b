using System.Reflection;
using Apache.Arrow;
using Parcours.Diagnostics;

namespace Parcours.Results;

/// <summary>Makes objects of the columns of a batch, by their constructor and properties: reflection only, no code is generated.</summary>
internal sealed class ObjectReader : ValueReader
{
    private readonly ObjectShape _shape;
    private readonly ValueReader[] _arguments;
    private readonly (Action<object, object?> Set, ValueReader Value)[] _setters;
    private readonly ColumnReader<bool>? _presence;
    private readonly Func<object?[], object> _make;
    private readonly object?[] _values;

    public ObjectReader(ObjectShape shape)
    {
        _shape = shape;
        _arguments = [.. shape.Arguments.Select(Readers.For)];
        _setters = [.. shape.Setters.Select(s => (Setter(s.Member), Readers.For(s.Shape)))];
        _presence = shape.Presence is { } column ? new ColumnReader<bool>(new ScalarShape(typeof(bool), column, shape.Type.Name), Decoders.Booleans) : null;
        _values = new object?[_arguments.Length];
        _make = Maker(shape);
    }

    public override void Load(RecordBatch batch)
    {
        _presence?.Load(batch);
        foreach (ValueReader argument in _arguments)
        {
            argument.Load(batch);
        }

        foreach ((_, ValueReader value) in _setters)
        {
            value.Load(batch);
        }
    }

    public override object? Box(int row)
    {
        if (_presence is not null && !_presence.Get(row))
        {
            return null;
        }

        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = _arguments[i].Box(row);
        }

        object result;
        try
        {
            result = _make(_values);
        }
        catch (Exception e) when (e is not ParcoursException)
        {
            throw Errors.RowMaker(TypeNames.Of(_shape.Type), e);
        }

        foreach ((Action<object, object?> set, ValueReader value) in _setters)
        {
            set(result, value.Box(row));
        }

        return result;
    }

    private static Func<object?[], object> Maker(ObjectShape shape)
    {
        switch (shape.Maker)
        {
            case ConstructorInfo constructor:
                ConstructorInvoker make = ConstructorInvoker.Create(constructor);
                return values => make.Invoke(values.AsSpan());
            default:
                MethodInvoker call = MethodInvoker.Create(shape.Maker);
                return values => call.Invoke(null, values.AsSpan())!;
        }
    }

    private static Action<object, object?> Setter(MemberInfo member)
    {
        if (member is FieldInfo field)
        {
            return field.SetValue;
        }

        MethodInvoker set = MethodInvoker.Create(((PropertyInfo)member).SetMethod!);
        return (instance, value) => set.Invoke(instance, value);
    }
}
