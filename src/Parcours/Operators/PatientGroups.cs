using Parcours.Columns;
using Parcours.Kernels;
using Parcours.Operators.Aggregates;

namespace Parcours.Operators;

/// <summary>Groups by patient, of rows that come patient by patient: each change of patient begins a group.</summary>
internal sealed unsafe class PatientGroups(GroupKey key, MemoryBudget budget) : Groups
{
    private readonly NativeBuffer _patients = new(budget, "Grouping by patient");
    private int _count;

    public override int Count => _count;

    public override bool IsOrdered => false;

    public override GroupAssignment Assign(Batch batch, WorkerContext worker)
    {
        int count = batch.Count;
        int* values = key.Evaluator.Evaluate(batch, worker.Evaluation).Int32;
        int* starts = worker.Arena.Allocate<int>(count + 2);
        int runs = 0;

        // The first row goes on with the patient of the batch before, or begins another.
        starts[runs++] = 0;
        ulong* changes = worker.Arena.AllocateBits(count);
        Compare.ToBitmap(worker.Level, CompareOp.NotEqual, values, values + 1, count - 1, changes);
        for (int word = 0; word < Bitmap.Words(count - 1); word++)
        {
            for (ulong bits = changes[word]; bits != 0; bits &= bits - 1)
            {
                starts[runs++] = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits) + 1;
            }
        }

        starts[runs] = count;
        int first = _count > 0 && ((int*)_patients.Start)[_count - 1] == values[0] ? _count - 1 : _count;
        _count = first + runs;
        _patients.Ensure(_count * (long)sizeof(int));
        for (int run = 0; run < runs; run++)
        {
            ((int*)_patients.Start)[first + run] = values[starts[run]];
        }

        return GroupAssignment.Of(starts, runs, first);
    }

    public override int[] Merge(Groups other) => throw new InvalidOperationException("No patient has two workers.");

    public override int[] Present(CountState? rows) => [.. Enumerable.Range(0, _count)];

    public override Vector Key(int index, ReadOnlySpan<int> groups, Arena arena)
    {
        var vector = new Vector { Lane = Lane.Int32, Values = arena.Allocate<int>(groups.Length), Dictionary = key.Domain.Dictionary };
        for (int i = 0; i < groups.Length; i++)
        {
            vector.Int32[i] = ((int*)_patients.Start)[groups[i]];
        }

        return vector;
    }

    public override void Clear() => _count = 0;

    public override void Dispose() => _patients.Dispose();
}
