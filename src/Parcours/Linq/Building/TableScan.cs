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
        int time = table.Time is null ? -1 : table.IndexOf(table.Time);
        int end = table.End is null ? -1 : table.IndexOf(table.End);
        ImmutableArray<int> columns = [.. used.Concat([table.PatientIndex, time, end]).Where(c => c >= 0).Distinct().Order()];
        var plan = new ScanPlan(table, columns);
        return new QueryState(runner, plan, Values.Map(row, e => plan.Column(columns.IndexOf(((ColumnExpression)e).Index))))
        {
            Timeline = time < 0 ? null : new Timeline(plan.Column(columns.IndexOf(time)), end < 0 ? null : Last(record, plan.Column(columns.IndexOf(end)))),
        };
    }

    /// <summary>The last moment of an interval: its end, or the day before where the record says that the end is not part of it.</summary>
    private static Expression Last([DynamicallyAccessedMembers(RecordBinder.Needed)] Type record, ColumnExpression end) =>
        RecordBinder.EndIsExclusive(record) ? Timelines.DayBefore(end) : end;
}
