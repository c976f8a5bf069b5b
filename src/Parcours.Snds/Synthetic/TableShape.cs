using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Synthetic;

/// <summary>The columns of a generated table. Their types are those of the catalogue, so that both can only agree.</summary>
internal sealed class TableShape
{
    public TableShape(string name, params ReadOnlySpan<string> columns)
    {
        Name = name;
        SndsTable table = SndsCatalogue.Find(name);
        var kinds = new ColumnType[columns.Length];
        var fields = new Field[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            kinds[i] = table.Find(columns[i])!.Type;
            fields[i] = new Field(columns[i], Arrow(kinds[i]), nullable: true);
        }

        (Types, Schema) = (kinds, new Schema(fields, null));
    }

    /// <summary>A table that the catalogue does not describe.</summary>
    public TableShape(string name, Schema schema, ColumnType[] types) => (Name, Schema, Types) = (name, schema, types);

    public string Name { get; }

    public Schema Schema { get; }

    public ColumnType[] Types { get; }

    /// <summary>The name of its file: with the year in the place of <c>aa</c>, else behind the name.</summary>
    public string FileName(int year, TableFormat format)
    {
        string extension = format == TableFormat.Csv ? ".csv" : ".parquet";
        return year == 0 ? Name + extension
            : Name.StartsWith("T_", StringComparison.Ordinal) ? FormattableString.Invariant($"{Name[..5]}{year % 100:D2}{Name[7..]}{extension}")
            : FormattableString.Invariant($"{Name}_{year}{extension}");
    }

    private static IArrowType Arrow(ColumnType type) => type.Kind switch
    {
        ColumnKind.Int32 => Int32Type.Default,
        ColumnKind.Int64 => Int64Type.Default,
        ColumnKind.Decimal => new Decimal128Type(18, type.Scale),
        ColumnKind.Date => Date32Type.Default,
        _ => StringType.Default,
    };
}
