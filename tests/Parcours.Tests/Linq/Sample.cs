using Apache.Arrow;
using Parcours.Linq;
using Parcours.Plans;
using Parcours.Results;

namespace Parcours.Tests.Linq;

/// <summary>Tables and records that the tests of the doors ask about; nothing runs.</summary>
internal static class Sample
{
    public static IQueryRunner Runner { get; } = new NoRunner();

    public static TableSchema Dispensings { get; } = new("ER_PHA_F", TableKind.Events,
    [
        Of("patient", ColumnKind.Int64),
        Of("date", ColumnKind.Date),
        new ColumnSchema("atc", new ColumnType(ColumnKind.Code), true) { Dictionary = "atc" },
        Of("boxes", ColumnKind.Int16),
        Of("bonus", ColumnKind.Int32, nullable: true),
        new ColumnSchema("amount", new ColumnType(ColumnKind.Decimal, 2), false),
        Of("kind", ColumnKind.Int8),
        Of("weight", ColumnKind.Double, nullable: true),
        Of("at", ColumnKind.Timestamp),
        Of("generic", ColumnKind.Boolean),
        Of("refunded", ColumnKind.Boolean, nullable: true),
        Of("end_date", ColumnKind.Date, nullable: true),
        Of("prescriber", ColumnKind.Int32),
        Of("raw", ColumnKind.Binary, nullable: true),
    ])
    {
        Patient = "patient",
        Time = "date",
    };

    public static TableSchema Stays { get; } = new("T_MCOaaB", TableKind.Intervals,
        [Of("patient", ColumnKind.Int64), Of("entry", ColumnKind.Date), Of("exit", ColumnKind.Date, nullable: true), Of("diagnosis", ColumnKind.Text, nullable: true)])
    {
        Patient = "patient",
        Time = "entry",
        End = "exit",
    };

    public static TableSchema Doctors { get; } = new("doctor", TableKind.Reference, [Of("id", ColumnKind.Int64), Of("specialty", ColumnKind.Int32, nullable: true), Of("name", ColumnKind.Text)]);

    public static Query<Dispensing> D => Query<Dispensing>.Create(TableScan.Of(typeof(Dispensing), Dispensings, Runner));

    public static Query<Stay> S => Query<Stay>.Create(TableScan.Of(typeof(Stay), Stays, Runner));

    public static Query<Doctor> P => Query<Doctor>.Create(TableScan.Of(typeof(Doctor), Doctors, Runner));

    public static UntypedQuery Untyped(TableSchema table) => new(Runner, new ScanPlan(table));

    /// <summary>The plan's lines above the scan, outermost first, without the final projection to columns of their own names.</summary>
    public static string Plan(object query) => query.ToString()!;

    /// <summary>The condition of a <c>Where</c>, or the only expression of a <c>Select</c>, as the engine sees it.</summary>
    public static string Expression<T>(Query<T> query) => query.State.Plan is FilterPlan filter
        ? filter.Predicate.ToString()
        : ((ScalarValue)query.State.Row).Expression.ToString();

    private static ColumnSchema Of(string name, ColumnKind kind, bool nullable = false) => new(name, new ColumnType(kind), nullable);

    private sealed class NoRunner : IQueryRunner
    {
        public IAsyncEnumerable<RecordBatch> RunAsync(LogicalPlan plan, RunOptions? options, CancellationToken cancellation) => throw new NotSupportedException();

        public string Explain(LogicalPlan plan) => plan.ToString();

        public Task<Parcours.Execution.RunAnalysis> AnalyzeAsync(LogicalPlan plan, RunOptions? options, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
