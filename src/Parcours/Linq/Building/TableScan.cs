using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Parcours.Expressions;
using Parcours.Plans;
using Parcours.Results;

namespace Parcours.Linq;

/// <summary>Begins a query at a stored table.</summary>
internal static class TableScan
{
    /// <summary>The rows of a table as a record: of the table's columns only those that the record holds, and the patient, so that patients can be counted.</summary>
    public static QueryState Of([DynamicallyAccessedMembers(RecordBinder.Needed)] Type record, TableSchema table, IQueryRunner runner)
    {
        var whole = new ScanPlan(table);
        Value row = RecordBinder.Bind(record, whole, table.Name, table);
        IEnumerable<int> used = Values.Leaves(row).Select(l => ((ColumnExpression)l.Scalar.Expression).Index);
        ImmutableArray<int> columns = [.. used.Append(table.PatientIndex).Where(c => c >= 0).Distinct().Order()];
        var plan = new ScanPlan(table, columns);
        return new QueryState(runner, plan, Values.Map(row, e => plan.Column(columns.IndexOf(((ColumnExpression)e).Index))));
    }
}
