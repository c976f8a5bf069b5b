using System.Data.Common;
using DuckDB.NET.Data;
using Parcours.Plans;
using Parcours.Specification.Reference;

namespace Parcours.Specification.DuckDb;

/// <summary>A DuckDB of its own in memory, on one thread.</summary>
internal sealed class DuckDbOracle : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbOracle()
    {
        _connection.Open();
        Execute("SET threads = 1");
        Execute("SET order_by_non_integer_literal = true");
    }

    /// <summary>Makes the tables, in place of those of the same name; r is the place of a row.</summary>
    public void Load(IEnumerable<ReferenceTable> tables)
    {
        foreach (ReferenceTable table in tables)
        {
            string columns = string.Join(", ", table.Schema.Columns.Select(c => $"\"{c.Name}\" {SqlTypes.Name(c.Type)}"));
            Execute($"CREATE OR REPLACE TABLE \"{table.Schema.Name}\" ({columns}, r BIGINT)");
            if (table.Rows.Count > 0)
            {
                IEnumerable<string> rows = table.Rows.Select((row, place) =>
                    FormattableString.Invariant($"({string.Join(", ", row.Select((v, i) => SqlTypes.Literal(v, table.Schema.Columns[i].Type)))}, {place})"));
                Execute($"INSERT INTO \"{table.Schema.Name}\" VALUES {string.Join(", ", rows)}");
            }
        }
    }

    /// <summary>The rows of a plan over the tables loaded.</summary>
    public List<object?[]> Run(LogicalPlan plan)
    {
        using DbCommand command = _connection.CreateCommand();
        command.CommandText = SqlPlans.Statement(plan);
        using DbDataReader reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. plan.Schema.Select((f, i) => SqlTypes.Read(reader.GetValue(i), f.Type))]);
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using DbCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
