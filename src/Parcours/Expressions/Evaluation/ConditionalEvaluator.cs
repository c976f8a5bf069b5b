using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>One of two values by a condition. Each side is evaluated for its own rows only, so that the other rows cannot fail.</summary>
internal sealed unsafe class ConditionalEvaluator(Evaluator condition, Evaluator then, Evaluator otherwise) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector test = condition.Evaluate(batch, context);
        ulong* chosen = context.Arena.AllocateBits(count);
        if (test.Validity is null)
        {
            Bitmap.Copy(test.Bits, count, chosen);
        }
        else
        {
            Bitmap.And(test.Bits, test.Validity, count, chosen);
        }

        return Choose(chosen, then, otherwise, batch, context);
    }

    /// <summary>The value of <paramref name="then"/> where a bit is set, of <paramref name="otherwise"/> elsewhere.</summary>
    public static Vector Choose(ulong* chosen, Evaluator then, Evaluator otherwise, Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        ulong* outer = context.Live;
        ulong* rest = context.Arena.AllocateBits(count);
        Bitmap.Not(chosen, count, rest);
        context.Live = context.Both(outer, chosen, count);
        Vector a = context.Decode(then.Evaluate(batch, context), count);
        context.Live = context.Both(outer, rest, count);
        Vector b = context.Decode(otherwise.Evaluate(batch, context), count);
        context.Live = outer;
        return Blend(chosen, a, b, count, context);
    }

    /// <summary>The values of <paramref name="a"/> where a bit is set, of <paramref name="b"/> elsewhere.</summary>
    public static Vector Blend(ulong* chosen, Vector a, Vector b, int count, EvaluationContext context)
    {
        var result = new Vector { Lane = a.Lane, Values = context.Arena.AllocateLanes(a.Lane, count) };
        switch (a.Lane)
        {
            case Lane.Bit:
                BlendBits(chosen, a.Bits, b.Bits, count, result.Bits);
                break;
            case Lane.Int32:
                BlendLanes(chosen, a.Int32, b.Int32, count, result.Int32);
                break;
            case Lane.Text:
                BlendLanes(chosen, a.Text, b.Text, count, result.Text);
                break;
            default:
                BlendLanes(chosen, a.Int64, b.Int64, count, result.Int64);
                break;
        }

        if (a.Validity is not null || b.Validity is not null)
        {
            result.Validity = context.Arena.AllocateBits(count);
            for (int word = 0; word < Bitmap.Words(count); word++)
            {
                ulong left = a.Validity is null ? ulong.MaxValue : a.Validity[word];
                ulong right = b.Validity is null ? ulong.MaxValue : b.Validity[word];
                result.Validity[word] = (left & chosen[word]) | (right & ~chosen[word]);
            }

            Bitmap.Trim(result.Validity, count);
        }

        return result;
    }

    private static void BlendBits(ulong* chosen, ulong* a, ulong* b, int count, ulong* to)
    {
        for (int word = 0; word < Bitmap.Words(count); word++)
        {
            to[word] = (a[word] & chosen[word]) | (b[word] & ~chosen[word]);
        }
    }

    private static void BlendLanes<T>(ulong* chosen, T* a, T* b, int count, T* to)
        where T : unmanaged
    {
        // Without a branch: which side a row takes is often anyone's guess.
        nint apart = (nint)((byte*)b - (byte*)a);
        for (int i = 0; i < count; i++)
        {
            nint other = (nint)(chosen[i >> 6] >> i & 1) - 1;
            to[i] = *(T*)((byte*)(a + i) + (apart & other));
        }
    }
}
