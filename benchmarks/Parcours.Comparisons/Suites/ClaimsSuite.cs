using Parcours.Comparisons.Claims;
using Parcours.Comparisons.Claims.Queries;
using Parcours.Comparisons.Measuring;
using Parcours.Comparisons.Peers;
using Parcours.Comparisons.Reporting;
using Spectre.Console;

namespace Parcours.Comparisons.Suites;

/// <summary>The questions on claims: every engine in one run, in turn, answers compared.</summary>
internal static class ClaimsSuite
{
    /// <summary>Runs the suite, prints a table and keeps the results; 0 when all answers agree, 1 otherwise.</summary>
    public static async Task<int> RunAsync(SuiteOptions options, CancellationToken cancellation)
    {
        ClaimsData data = ClaimsData.FindOrMake(options.Data, options.Size, options.Threads, AnsiConsole.WriteLine);
        if (options.Fresh || !Directory.Exists(data.Dataset))
        {
            ImportSuite.Run(data, options, cancellation);
        }

        double bandwidth = Bandwidth.Measure(options.Threads);
        IPeer[] peers = [new ParcoursPeer(data, options.Threads), new DuckDbPeer(data, options.Threads, inMemory: true), new DuckDbPeer(data, options.Threads, inMemory: false)];
        foreach (IPeer peer in peers)
        {
            AnsiConsole.WriteLine($"Opening {peer.Name} …");
            await peer.OpenAsync(cancellation);
        }

        long rows = long.Parse((await peers[0].AnswerAsync(new RowCount(), cancellation))[0], System.Globalization.CultureInfo.InvariantCulture);
        var runner = new QueryRunner(peers, options.Repeats);
        var results = new List<QueryResult>();
        foreach (ClaimsQuery query in options.Queries)
        {
            AnsiConsole.WriteLine($"{query.Name} …");
            (IReadOnlyList<Timing> timings, bool agree) = await runner.RunAsync(query, cancellation);
            results.Add(new QueryResult(query.Name, query.Title, timings, agree, 1000 * rows * query.PlainBytesOfARow / bandwidth, StoredBytes.Of(data.Dataset, query.Columns)));
        }

        ResultTable.Print(results, FormattableString.Invariant($"{rows:N0} dispensings, {options.Threads} threads, memory read at {bandwidth / 1e9:N1} GB/s; medians of {options.Repeats} in ms"));
        string file = ResultFile.Write(
            FormattableString.Invariant($"claims-{options.Size.Name}-{options.Threads}-threads"),
            new
            {
                Machine = Machine.This,
                options.Threads,
                options.Repeats,
                Rows = rows,
                BandwidthBytesASecond = bandwidth,
                data.ParquetBytes,
                DatasetBytes = ClaimsImport.Bytes(data.Dataset),
                Peers = peers.Select(p => new { p.Name, p.Version, p.Note }),
                Queries = results,
            });
        AnsiConsole.WriteLine($"Kept in {file}");
        foreach (IPeer peer in peers)
        {
            await peer.DisposeAsync();
        }

        return results.All(r => r.AnswersAgree) ? 0 : 1;
    }
}
