namespace Parcours;

/// <summary>The type of a column: its kind and, for decimals, its scale.</summary>
/// <param name="Kind">What the values are.</param>
/// <param name="Scale">For decimals, the digits after the point, 0 to 18; otherwise 0.</param>
public readonly record struct ColumnType(ColumnKind Kind, int Scale = 0)
{
    /// <summary>The type as it is written in schemas and messages, such as <c>decimal(18,2)</c>.</summary>
    public override string ToString() => Kind switch
    {
        ColumnKind.Decimal => FormattableString.Invariant($"decimal(18,{Scale})"),
        _ => Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>True for whole numbers, decimals and floating-point numbers.</summary>
    public bool IsNumeric => Kind is >= ColumnKind.Int8 and <= ColumnKind.Double;

    /// <summary>True for whole numbers.</summary>
    public bool IsInteger => Kind is >= ColumnKind.Int8 and <= ColumnKind.Int64;

    /// <summary>True for text, whether held as codes or as it is.</summary>
    public bool IsText => Kind is ColumnKind.Code or ColumnKind.Text;

    /// <summary>How values of this type lie in memory while they are computed on.</summary>
    internal Columns.Lane Lane => Kind switch
    {
        ColumnKind.Boolean => Columns.Lane.Bit,
        ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Date or ColumnKind.Code => Columns.Lane.Int32,
        ColumnKind.Int64 or ColumnKind.Decimal or ColumnKind.Timestamp => Columns.Lane.Int64,
        ColumnKind.Float or ColumnKind.Double => Columns.Lane.Float64,
        _ => Columns.Lane.Text,
    };
}
