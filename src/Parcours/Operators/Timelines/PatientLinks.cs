using System.Collections.Immutable;
using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators.Timelines;

/// <summary>For rows that lie patient by patient, the row of the same patient and keys before each.</summary>
/// <param name="patientColumn">The place of the patient.</param>
/// <param name="keys">The keys.</param>
/// <param name="interner">Numbers distinct texts.</param>
internal sealed unsafe class PatientLinks(int patientColumn, ImmutableArray<GroupKey> keys, TextInterner interner)
{
    /// <summary>The row before each of the same patient and keys, or -1.</summary>
    public int* Previous(RowStore rows, int count, WorkerContext worker)
    {
        int* previous = worker.Arena.Allocate<int>(count);
        int* patients = rows.Column(patientColumn).Int32;
        if (keys.IsEmpty)
        {
            for (int i = 0; i < count; i++)
            {
                previous[i] = i > 0 && patients[i] == patients[i - 1] ? i - 1 : -1;
            }

            return previous;
        }

        // Null is a key like any other: a word beside the value tells it from 0.
        int words = 1 + (2 * keys.Length);
        ulong* all = worker.Arena.Allocate<ulong>(checked(count * words));
        for (int i = 0; i < count; i++)
        {
            all[(long)i * words] = (ulong)patients[i];
        }

        for (int key = 0; key < keys.Length; key++)
        {
            Read(rows, count, keys[key].Evaluator, worker, all + 1 + (2 * key), words);
        }

        using var table = new KeyTable(words, worker.Budget, "A patient's rows");
        int* last = worker.Arena.Allocate<int>(count);
        for (int i = 0; i < count; i++)
        {
            int known = table.Count;
            int number = table.FindOrAdd(all + ((long)i * words));
            previous[i] = number < known ? last[number] : -1;
            last[number] = i;
        }

        return previous;
    }

    private void Read(RowStore rows, int count, Evaluator key, WorkerContext worker, ulong* to, int stride)
    {
        const int most = 2048;
        var batch = new Batch(rows.Columns.Length);
        ulong* values = worker.Arena.Allocate<ulong>(most);
        for (int start = 0; start < count; start += most)
        {
            batch.Count = Math.Min(most, count - start);
            for (int i = 0; i < batch.Columns.Length; i++)
            {
                batch.Columns[i] = rows.Column(i, start, batch.Count, worker.Arena);
            }

            Vector vector = key.Evaluate(batch, worker.Evaluation);
            LaneWords.Of(vector, batch.Count, interner, values);
            for (int i = 0; i < batch.Count; i++)
            {
                ulong* row = to + ((long)(start + i) * stride);
                row[0] = values[i];
                row[1] = vector.IsValid(i) ? 0UL : 1;
            }
        }
    }
}
