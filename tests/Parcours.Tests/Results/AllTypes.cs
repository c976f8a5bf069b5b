using Apache.Arrow.Types;
using Parcours.Linq;

namespace Parcours.Tests.Results;

/// <summary>A table with a column of each type: one row of values, one of nulls where nulls are.</summary>
internal static class AllTypes
{
    private static readonly object?[] _values =
        [true, 1L, -2L, 3L, 4L, 12345L, 1.5, 2.5, 19000L, 1_640_995_200_000_001L, "text", new byte[] { 1, 2 }, 2L];

    public static FixedRunner Runner(bool withNulls) => new(
        [
            ("flag", new(ColumnKind.Boolean), BooleanType.Default),
            ("i8", new(ColumnKind.Int8), Int8Type.Default),
            ("i16", new(ColumnKind.Int16), Int16Type.Default),
            ("i32", new(ColumnKind.Int32), Int32Type.Default),
            ("i64", new(ColumnKind.Int64), Int64Type.Default),
            ("amount", new(ColumnKind.Decimal, 2), new Decimal128Type(18, 2)),
            ("single", new(ColumnKind.Float), FloatType.Default),
            ("number", new(ColumnKind.Double), DoubleType.Default),
            ("day", new(ColumnKind.Date), Date32Type.Default),
            ("at", new(ColumnKind.Timestamp), new TimestampType(TimeUnit.Microsecond, (string?)null)),
            ("text", new(ColumnKind.Text), StringType.Default),
            ("bytes", new(ColumnKind.Binary), BinaryType.Default),
            ("level", new(ColumnKind.Int8), Int8Type.Default),
        ],
        withNulls ? [_values, new object?[_values.Length], _values] : [_values, _values, _values]);

    public static Query<T> Query<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(RecordBinder.Needed)] T>(FixedRunner runner) =>
        Parcours.Query<T>.Create(TableScan.Of(typeof(T), runner.Table, runner));
}
