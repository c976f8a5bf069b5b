namespace Parcours.Specification.Reference;

/// <summary>A table as the reference engine holds it: rows of plain objects, in stored order.</summary>
/// <remarks>
/// Values are as in <see cref="Expressions.LiteralExpression"/>: <see cref="bool"/>, <see cref="long"/> (whole numbers, days, microseconds, scaled decimals),
/// <see cref="double"/> (a float is widened), <see cref="string"/>, <c>byte[]</c>, null.
/// </remarks>
internal sealed record ReferenceTable(TableSchema Schema, IReadOnlyList<object?[]> Rows)
{
    public override string ToString() =>
        RowText.Table($"{Schema.Name} ({Schema.Kind})", [.. Schema.Columns.Select(c => c.Name)], [.. Schema.Columns.Select(c => c.Type)], Rows);
}
