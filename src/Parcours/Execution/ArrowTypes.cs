using Apache.Arrow;
using Apache.Arrow.Types;
using Parcours.Plans;

namespace Parcours.Execution;

/// <summary>The Arrow types of results.</summary>
internal static class ArrowTypes
{
    /// <summary>The schema of a plan's rows.</summary>
    public static Schema SchemaOf(LogicalPlan plan) =>
        new([.. plan.Schema.Select(f => new Apache.Arrow.Field(f.Name, Of(f.Type), f.Nullable))], []);

    /// <summary>The Arrow type of a column type.</summary>
    public static IArrowType Of(ColumnType type) => type.Kind switch
    {
        ColumnKind.Boolean => BooleanType.Default,
        ColumnKind.Int8 => Int8Type.Default,
        ColumnKind.Int16 => Int16Type.Default,
        ColumnKind.Int32 => Int32Type.Default,
        ColumnKind.Int64 => Int64Type.Default,
        ColumnKind.Decimal => new Decimal128Type(18, type.Scale),
        ColumnKind.Float => FloatType.Default,
        ColumnKind.Double => DoubleType.Default,
        ColumnKind.Date => Date32Type.Default,
        ColumnKind.Timestamp => new TimestampType(TimeUnit.Microsecond, (string?)null),
        ColumnKind.Binary => BinaryType.Default,
        _ => StringType.Default,
    };
}
