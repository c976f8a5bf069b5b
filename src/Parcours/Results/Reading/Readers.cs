using System.Numerics;

namespace Parcours.Results;

/// <summary>Chooses the reader of a shape. Every generic type is written out, so that native compilation finds it.</summary>
internal static class Readers
{
    public static ValueReader For(RowShape shape) => shape switch
    {
        ObjectShape o => new ObjectReader(o),
        ScalarShape s => Scalar(s),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static ValueReader Scalar(ScalarShape shape)
    {
        Type type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
        if (type.IsEnum)
        {
            return new EnumReader(shape);
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => Of<bool>(shape, Decoders.Booleans),
            TypeCode.SByte => Integer<sbyte>(shape),
            TypeCode.Byte => Integer<byte>(shape),
            TypeCode.Int16 => Integer<short>(shape),
            TypeCode.UInt16 => Integer<ushort>(shape),
            TypeCode.Int32 => Integer<int>(shape),
            TypeCode.UInt32 => Integer<uint>(shape),
            TypeCode.Int64 => Integer<long>(shape),
            TypeCode.Single => Of<float>(shape, Decoders.Floats),
            TypeCode.Double => Of<double>(shape, Decoders.Floats),
            TypeCode.Decimal => Of<decimal>(shape, Decoders.Decimals),
            TypeCode.DateTime => Of<DateTime>(shape, Decoders.Timestamps),
            _ when type == typeof(DateOnly) => Of<DateOnly>(shape, Decoders.Dates),
            _ when type == typeof(byte[]) => new ReferenceReader<byte[]>(shape, Decoders.Bytes),
            _ => new ReferenceReader<string>(shape, new TextDecoder().Decode),
        };
    }

    private static ValueReader Integer<T>(ScalarShape shape)
        where T : struct, INumber<T> => Of<T>(shape, Decoders.Integers);

    private static ValueReader Of<T>(ScalarShape shape, ColumnDecoder<T> decode)
        where T : struct =>
        Nullable.GetUnderlyingType(shape.Type) is null ? new ColumnReader<T>(shape, decode) : new NullableReader<T>(shape, decode);
}
