using Parcours.Comparisons.Claims;
using Parcours.Comparisons.Claims.Queries;

namespace Parcours.Comparisons.Peers;

/// <summary>DuckDB, on tables of its own in memory or on the sorted Parquet files.</summary>
internal sealed class DuckDbPeer(ClaimsData data, int threads, bool inMemory) : IPeer
{
    private readonly DuckDbSession _session = DuckDbSession.InMemory(threads, data.Scratch);

    public string Name => inMemory ? "DuckDB memory" : "DuckDB Parquet";

    public string Version => _session.Version;

    public string Note => inMemory
        ? "Tables loaded from the sorted Parquet; DuckDB does not know of the order."
        : "Views on the sorted Parquet, which holds text as dictionaries.";

    public Task OpenAsync(CancellationToken cancellation)
    {
        foreach (ClaimsTable table in ClaimsTable.All)
        {
            cancellation.ThrowIfCancellationRequested();
            _session.Execute($"CREATE {(inMemory ? "TABLE" : "VIEW")} {table.Name} AS SELECT * FROM '{data.Sorted(table.Name)}'");
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> AnswerAsync(ClaimsQuery query, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>(_session.Query(query.Sql));

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        return ValueTask.CompletedTask;
    }
}
