using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>And, or: three-valued. What stands on the right is evaluated only where the left leaves the answer open.</summary>
internal sealed unsafe class LogicEvaluator(Function function, Evaluator[] arguments) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        if (count == 0)
        {
            return new Vector { Lane = Lane.Bit, Values = context.Arena.AllocateBits(1) };
        }

        bool and = function == Function.And;
        int words = Bitmap.Words(count);
        ulong* outer = context.Live;
        Vector first = arguments[0].Evaluate(batch, context);

        // Known and true, known and false; null is neither.
        ulong* isTrue = context.Arena.AllocateBits(count);
        ulong* isFalse = context.Arena.AllocateBits(count);
        Split(first, words, isTrue, isFalse);
        ulong* live = context.Arena.AllocateBits(count);
        ulong* nextTrue = context.Arena.AllocateBits(count);
        ulong* nextFalse = context.Arena.AllocateBits(count);
        for (int i = 1; i < arguments.Length; i++)
        {
            ulong* decided = and ? isFalse : isTrue;
            for (int word = 0; word < words; word++)
            {
                live[word] = ~decided[word] & (outer is null ? ulong.MaxValue : outer[word]);
            }

            Bitmap.Trim(live, count);
            if (!Bitmap.AnySet(live, count))
            {
                break;
            }

            context.Live = live;
            Vector next = arguments[i].Evaluate(batch, context);
            context.Live = outer;
            Split(next, words, nextTrue, nextFalse);
            for (int word = 0; word < words; word++)
            {
                if (and)
                {
                    isTrue[word] &= nextTrue[word];
                    isFalse[word] |= nextFalse[word];
                }
                else
                {
                    isTrue[word] |= nextTrue[word];
                    isFalse[word] &= nextFalse[word];
                }
            }
        }

        return Join(isTrue, isFalse, count, context);
    }

    private static void Split(Vector vector, int words, ulong* isTrue, ulong* isFalse)
    {
        for (int word = 0; word < words; word++)
        {
            ulong known = vector.Validity is null ? ulong.MaxValue : vector.Validity[word];
            ulong bits = vector.Bits[word];
            isTrue[word] = bits & known;
            isFalse[word] = ~bits & known;
        }
    }

    private static Vector Join(ulong* isTrue, ulong* isFalse, int count, EvaluationContext context)
    {
        Bitmap.Trim(isTrue, count);
        ulong* validity = context.Arena.AllocateBits(count);
        Bitmap.Or(isTrue, isFalse, count, validity);
        Bitmap.Trim(validity, count);
        return new Vector { Lane = Lane.Bit, Values = isTrue, Validity = Bitmap.AllSet(validity, count) ? null : validity };
    }
}
