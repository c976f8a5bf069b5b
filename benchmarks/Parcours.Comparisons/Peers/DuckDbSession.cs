using System.Data.Common;
using DuckDB.NET.Data;

namespace Parcours.Comparisons.Peers;

/// <summary>An open DuckDB with its threads and memory set.</summary>
internal sealed class DuckDbSession : IDisposable
{
    private readonly DuckDBConnection _connection;

    private DuckDbSession(string source, int threads, string scratch, long? memoryBytes)
    {
        _connection = new DuckDBConnection("DataSource=" + source);
        _connection.Open();
        Execute(FormattableString.Invariant($"SET threads = {threads}"));
        Execute($"SET temp_directory = '{scratch}'");
        if (memoryBytes is { } bytes)
        {
            Execute(FormattableString.Invariant($"SET memory_limit = '{bytes} B'"));
        }
    }

    public string Version => Query("SELECT version()")[0];

    public string MemoryLimit => Query("SELECT current_setting('memory_limit')")[0];

    public static DuckDbSession InMemory(int threads, string scratch) => new(":memory:", threads, scratch, null);

    public static DuckDbSession File(string path, int threads, string scratch, long? memoryBytes) => new(path, threads, scratch, memoryBytes);

    public void Execute(string sql)
    {
        using DbCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of an answer, each as its values parted by bars.</summary>
    public List<string> Query(string sql)
    {
        using DbCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DbDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(AnswerText.Row(Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))));
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();
}
