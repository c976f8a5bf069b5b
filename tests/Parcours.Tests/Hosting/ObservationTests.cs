using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Parcours.Tests.Hosting;

/// <summary>What is seen from outside, and dependency injection.</summary>
public sealed class ObservationTests(ClaimsFixture claims) : IClassFixture<ClaimsFixture>
{
    [Fact]
    public async Task A_query_is_a_span_a_duration_and_a_message_without_its_literals()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "Parcours",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var durations = new ConcurrentQueue<KeyValuePair<string, object?>[]>();
        using var meter = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter.Name == "Parcours") { l.EnableMeasurementEvents(i); } } };
        meter.SetMeasurementEventCallback<double>((i, _, tags, _) => { if (i.Name == "db.client.operation.duration") { durations.Enqueue(tags.ToArray()); } });
        meter.Start();
        var log = new Messages();
        using ILoggerFactory loggers = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Debug).AddProvider(log));

        using var root = new Activity("test").Start();
        await using (Dataset data = await Dataset.OpenAsync(claims.Folder, o => o with { LoggerFactory = loggers }))
        {
            await data.Table<DatasetTests.Line>().Where(l => l.Note == "secret").ToListAsync();
        }

        Activity span = Assert.Single(spans, s => s.TraceId == root.TraceId);
        Assert.Equal("select ER_PHA_F", span.DisplayName);
        Assert.Equal("parcours", span.GetTagItem("db.system.name"));
        Assert.Equal("select", span.GetTagItem("db.operation.name"));
        Assert.Equal("ER_PHA_F", span.GetTagItem("db.collection.name"));
        Assert.Contains(durations, tags => tags.Any(t => t is { Key: "db.operation.name", Value: "select" }));
        Assert.Contains(log.Texts, t => t.StartsWith("Opened dataset", StringComparison.Ordinal));
        Assert.Contains(log.Texts, t => t.StartsWith("Queried snapshot 2: 0 rows", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Texts.Concat(span.Tags.Select(t => t.Value ?? "")), t => t.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Services_give_one_dataset()
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddParcours(o => o with { Path = claims.Folder }).BuildServiceProvider();
        Dataset data = services.GetRequiredService<Dataset>();
        Assert.Same(data, services.GetRequiredService<Dataset>());
        Assert.Equal(1000, await data.Table("ER_PHA_F").CountAsync());
    }

    [Fact]
    public void Services_without_a_path_are_an_error()
    {
        using ServiceProvider services = new ServiceCollection().AddParcours(o => o).BuildServiceProvider();
        Assert.StartsWith("PRC0003: No dataset was named.", Assert.Throws<ParcoursException>(services.GetRequiredService<Dataset>).Message, StringComparison.Ordinal);
    }

    private sealed class Messages : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
