using System.Diagnostics;
using Apache.Arrow;
using Parcours.Comparisons.Claims;
using Parcours.Comparisons.Measuring;
using Parcours.Comparisons.Reporting;
using Spectre.Console;

namespace Parcours.Comparisons.Suites;

/// <summary>A table of features of each patient, of few and of many columns: counts of dispensings by class and period after the first of the patient.</summary>
internal static class FeatureSuite
{
    private const int Periods = 10;
    private const int PeriodDays = 90;

    private static readonly int[] _classes = [1, 30];

    /// <summary>Runs the suite, prints a table and keeps the results; 1 when the sums of the columns that both have differ.</summary>
    public static async Task<int> RunAsync(SuiteOptions options, CancellationToken cancellation)
    {
        ClaimsData claims = ClaimsData.FindOrMake(options.Data, options.Size, options.Threads, AnsiConsole.WriteLine);
        if (options.Fresh || !Directory.Exists(claims.Dataset))
        {
            ImportSuite.Run(claims, options, cancellation);
        }

        await using Dataset data = await Dataset.OpenAsync(claims.Dataset, cancellation);
        string[] classes = [.. (await data.Events<Dispensing>().GroupBy(d => d.Atc.Substring(0, 3)).Select(g => new { g.Key, N = g.Count() }).OrderByDescending(g => g.N).Take(_classes[^1]).ToListAsync(null, cancellation)).Select(g => g.Key)];
        var run = new RunOptions { Threads = options.Threads };
        var results = new List<object>();
        var medians = new List<double>();
        var firsts = new List<long>();
        foreach (int width in new[] { 3, _classes[^1] * Periods })
        {
            UntypedQuery query = Query(data, classes, width);
            List<double> times = [];
            (long Rows, long First) answer = default;
            for (int i = -1; i < options.Repeats; i++)
            {
                long started = Stopwatch.GetTimestamp();
                answer = await ReadAsync(query.ToArrowAsync(run, cancellation), cancellation);
                if (i >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            times.Sort();
            medians.Add(times[times.Count / 2]);
            firsts.Add(answer.First);
            results.Add(new { Columns = width, answer.Rows, Milliseconds = times, Median = medians[^1] });
            AnsiConsole.WriteLine(FormattableString.Invariant($"{width} columns of {answer.Rows:N0} patients: {medians[^1]:N0} ms"));
        }

        double ratio = medians[^1] / medians[0];
        AnsiConsole.WriteLine(FormattableString.Invariant($"{ratio:N1} times as long for {_classes[^1] * Periods / 3} times as many columns."));
        string file = ResultFile.Write(
            FormattableString.Invariant($"features-{options.Size.Name}-{options.Threads}-threads"),
            new { Machine = Machine.This, options.Threads, options.Repeats, Ratio = ratio, Results = results });
        AnsiConsole.WriteLine($"Kept in {file}");
        return firsts.Distinct().Count() == 1 ? 0 : 1;
    }

    private static UntypedQuery Query(Dataset data, string[] classes, int width)
    {
        EventQuery<Dispensing> drugs = data.Events<Dispensing>();
        var features = new Features<Dispensing>();
        for (int i = 0; i < width; i++)
        {
            string prefix = classes[i / Periods];
            int from = i % Periods * PeriodDays;
            Window period = Window.Days(from, from + PeriodDays - 1);
            features.Add(
                FormattableString.Invariant($"{prefix}_{from}"),
                p => drugs.Of(p).Within(p.Date, period).Where(d => d.Atc.StartsWith(prefix)).Sum(d => d.Quantity));
        }

        return drugs.FirstPerPatient().Select(features);
    }

    /// <summary>How many rows there are, and the sum of the first column.</summary>
    private static async Task<(long Rows, long First)> ReadAsync(IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellation)
    {
        (long rows, long first) = (0, 0);
        await foreach (RecordBatch batch in batches.WithCancellation(cancellation))
        {
            using (batch)
            {
                rows += batch.Length;
                first += ((Int64Array)batch.Column(0)).Sum(v => v ?? 0);
            }
        }

        return (rows, first);
    }
}
