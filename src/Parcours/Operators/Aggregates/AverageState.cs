using Parcours.Columns;
using Parcours.Expressions.Evaluation;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>A sum over a count.</summary>
/// <param name="sum">The state of the sum.</param>
/// <param name="count">The state of the count.</param>
/// <param name="scale">The scale of a decimal argument.</param>
internal sealed unsafe class AverageState(AggregateState sum, CountState count, int scale) : AggregateState
{
    public override void Ensure(int groups)
    {
        sum.Ensure(groups);
        count.Ensure(groups);
    }

    public override void Update(Vector values, GroupAssignment assignment, ulong* live, int rows, WorkerContext worker)
    {
        sum.Update(values, assignment, live, rows, worker);
        count.Update(values, assignment, live, rows, worker);
    }

    public override void Merge(AggregateState other, ReadOnlySpan<int> into, int groups)
    {
        var from = (AverageState)other;
        sum.Merge(from.SumState, into, groups);
        count.Merge(from.CountState, into, groups);
    }

    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = Lane.Float64, Values = arena.Allocate<double>(groups.Length), Validity = arena.AllocateBits(groups.Length) };
        Bitmap.Clear(result.Validity, groups.Length);
        Int128 unit = DecimalScale.Power(scale);
        for (int i = 0; i < groups.Length; i++)
        {
            long rows = count.Count(groups[i]);
            result.Float64[i] = 0;
            if (rows > 0)
            {
                Bitmap.Set(result.Validity, i);
                result.Float64[i] = sum is IExactSum exact
                    ? ExactQuotient.ToDouble(exact.Sum(groups[i]), rows * unit)
                    : ((SumDoubleState)sum).Average(groups[i], rows);
            }
        }

        return result;
    }

    public override void Clear()
    {
        sum.Clear();
        count.Clear();
    }

    public override void Dispose()
    {
        sum.Dispose();
        count.Dispose();
    }

    private AggregateState SumState => sum;

    private CountState CountState => count;
}
