using System.Collections.Immutable;
using Parcours.Expressions;

namespace Parcours.Plans;

/// <summary>Rows of a stored table, in stored order: some of its columns, and only the rows that pass the filter.</summary>
/// <remarks>
/// Stored order: bucket by bucket, patient by patient in the order of their ordinals, then by time, tie key and all other columns, nulls first, however many segments hold the rows.
/// Reference tables: segment by segment.
/// </remarks>
internal sealed record ScanPlan : LogicalPlan
{
    public ScanPlan(TableSchema table, ImmutableArray<int> columns, Expression? filter = null)
        : base([.. columns.Select(c => Of(table, c))])
    {
        Table = table;
        Columns = columns;
        Filter = filter;
    }

    /// <summary>All columns of a table.</summary>
    public ScanPlan(TableSchema table)
        : this(table, [.. Enumerable.Range(0, table.Columns.Length)])
    {
    }

    public TableSchema Table { get; }

    /// <summary>The places in the table's schema of the columns given, in the order given.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>Rows for which it is not true are left out. Its columns are those of <see cref="LogicalPlan.Schema"/>.</summary>
    public Expression? Filter { get; }

    public override ImmutableArray<LogicalPlan> Inputs => [];

    public override LogicalPlan WithInputs(ImmutableArray<LogicalPlan> inputs) => this;

    public override string Describe() =>
        $"Scan {Table.Name} [{string.Join(", ", Schema.Select(f => f.Name))}]{(Filter is null ? "" : $" where {Filter}")}";

    private static Field Of(TableSchema table, int column)
    {
        ColumnSchema schema = table.Columns[column];
        return new Field(schema.Name, Expression.Logical(schema.Type), schema.Nullable, column == table.PatientIndex);
    }
}
