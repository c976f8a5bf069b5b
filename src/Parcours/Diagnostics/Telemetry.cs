using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Parcours.Diagnostics;

/// <summary>
/// The activity source and the meter, both named <c>Parcours</c>, after the OpenTelemetry conventions for databases. They carry names of tables, counts and
/// durations; never a value of the data or a literal of a query.
/// </summary>
internal static class Telemetry
{
    public const string Name = "Parcours";

    private const string System = "parcours";

    private static readonly ActivitySource _activities = new(Name);
    private static readonly Meter _meter = new(Name);

    private static readonly Histogram<double> _duration = _meter.CreateHistogram(
        "db.client.operation.duration",
        "s",
        "Duration of queries and imports.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 600] });

    private static readonly Histogram<long> _rows = _meter.CreateHistogram<long>(
        "db.client.response.returned_rows",
        "{row}",
        "Rows that queries gave.");

    /// <summary>Begins an operation; disposing of it ends it.</summary>
    /// <param name="name">What is done, such as <c>select</c>.</param>
    /// <param name="tables">The tables concerned, parted by blanks.</param>
    /// <param name="time">The clock.</param>
    public static Operation Begin(string name, string? tables, TimeProvider time)
    {
        Activity? activity = _activities.StartActivity(tables is null ? name : $"{name} {tables}", ActivityKind.Client);
        activity?.SetTag("db.system.name", System);
        activity?.SetTag("db.operation.name", name);
        activity?.SetTag("db.collection.name", tables);
        return new Operation(name, activity, time);
    }

    /// <summary>Records the end of an operation.</summary>
    public static void End(Operation operation)
    {
        var tags = new TagList { { "db.system.name", System }, { "db.operation.name", operation.Name } };
        if (operation.Error is not null)
        {
            tags.Add("error.type", operation.Error);
        }

        _duration.Record(operation.Elapsed.TotalSeconds, tags);
        if (operation.Error is null)
        {
            _rows.Record(operation.Rows, tags);
        }
    }

    /// <summary>What an error is called in a span or a metric: its identifier, or its type.</summary>
    public static string ErrorType(Exception error) => error is ParcoursException known ? known.Id : error.GetType().FullName!;
}
