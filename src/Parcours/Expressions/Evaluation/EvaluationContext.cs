using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>What evaluation needs beside the batch: memory, the level of the kernels, and the rows that count.</summary>
internal sealed unsafe class EvaluationContext(Arena arena, SimdLevel level)
{
    public Arena Arena => arena;

    public SimdLevel Level => level;

    /// <summary>The rows for which an error is an error; null for all. Rows of a branch not taken are not live.</summary>
    public ulong* Live;

    /// <summary>The lanes of the values themselves, where a vector holds codes.</summary>
    public Vector Decode(Vector vector, int count)
    {
        if (vector.Dictionary is null)
        {
            return vector;
        }

        Lane lane = vector.Dictionary.ValueLane;
        void* values = arena.AllocateLanes(lane, count);
        if (vector.Validity is not null)
        {
            // Codes under null may be anything: read them as 0, which every dictionary with a non-null row has.
            int* codes = arena.Allocate<int>(count);
            for (int i = 0; i < count; i++)
            {
                codes[i] = Bitmap.Get(vector.Validity, i) ? vector.Int32[i] : 0;
            }

            vector.Values = codes;
        }

        if (vector.Dictionary.Count > 0)
        {
            vector.Dictionary.Gather(vector.Int32, count, values);
        }
        else if (lane == Lane.Text)
        {
            new Span<TextView>(values, count).Clear();
        }

        return new Vector { Lane = lane, Values = values, Validity = vector.Validity };
    }

    /// <summary>The rows that have a value in both; null for all.</summary>
    public ulong* Both(ulong* left, ulong* right, int count)
    {
        if (left is null || right is null || left == right)
        {
            return left is null ? right : left;
        }

        ulong* both = arena.AllocateBits(count);
        Bitmap.And(left, right, count, both);
        return both;
    }
}
