using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>Groups by patient, of rows that come patient by patient: each change of patient begins a group.</summary>
internal sealed unsafe class PatientGroups(GroupKey key, MemoryBudget budget) : Groups
{
    private readonly NativeBuffer _patients = new(budget, "Grouping by patient");
    private int _count;
    private int _last = -1;

    public override int Count => _count;

    public override bool IsOrdered => false;

    public override int* Assign(Batch batch, WorkerContext worker)
    {
        int count = batch.Count;
        int* numbers = worker.Arena.Allocate<int>(count);
        _patients.Ensure((_count + (long)count) * sizeof(int));
        var patients = (int*)_patients.Start;
        int* values = key.Evaluator.Evaluate(batch, worker.Evaluation).Int32;
        int groups = _count;
        int last = _last;
        for (int i = 0; i < count; i++)
        {
            // Without a branch: the place behind the last group takes the patient, whether it counts or not.
            patients[groups] = values[i];
            groups += values[i] != last ? 1 : 0;
            last = values[i];
            numbers[i] = groups - 1;
        }

        (_count, _last) = (groups, last);
        return numbers;
    }

    public override int[] Merge(Groups other) => throw new InvalidOperationException("No patient has two workers.");

    public override int[] Present() => [.. Enumerable.Range(0, _count)];

    public override Vector Key(int index, ReadOnlySpan<int> groups, Arena arena)
    {
        var vector = new Vector { Lane = Lane.Int32, Values = arena.Allocate<int>(groups.Length), Dictionary = key.Domain.Dictionary };
        for (int i = 0; i < groups.Length; i++)
        {
            vector.Int32[i] = ((int*)_patients.Start)[groups[i]];
        }

        return vector;
    }

    public override void Clear() => (_count, _last) = (0, -1);

    public override void Dispose() => _patients.Dispose();
}
