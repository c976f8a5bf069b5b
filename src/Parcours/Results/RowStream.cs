using System.Runtime.CompilerServices;
using Apache.Arrow;
using Parcours.Diagnostics;

namespace Parcours.Results;

/// <summary>Rows of a caller's type out of record batches.</summary>
internal static class RowStream
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<RecordBatch> batches, RowShape shape, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ValueReader reader = Readers.For(shape);
        var typed = reader as ValueReader<T>;
        await foreach (RecordBatch batch in batches.WithCancellation(cancellation))
        {
            using (batch)
            {
                reader.Load(batch);
                for (int row = 0; row < batch.Length; row++)
                {
                    yield return typed is not null ? typed.Get(row) : (T)reader.Box(row)!;
                }
            }
        }
    }

    public static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<RecordBatch> batches, RowShape shape, CancellationToken cancellation)
    {
        ValueReader reader = Readers.For(shape);
        var typed = reader as ValueReader<T>;
        var rows = new List<T>();
        await foreach (RecordBatch batch in batches.WithCancellation(cancellation))
        {
            using (batch)
            {
                reader.Load(batch);
                for (int row = 0; row < batch.Length; row++)
                {
                    rows.Add(typed is not null ? typed.Get(row) : (T)reader.Box(row)!);
                }
            }
        }

        return rows;
    }

    public static T First<T>(List<T> rows) => rows.Count > 0 ? rows[0] : throw Errors.NoRow();

    public static T Single<T>(List<T> rows) => rows.Count switch
    {
        0 => throw Errors.NoRow(),
        1 => rows[0],
        _ => throw Errors.ManyRows(),
    };
}
