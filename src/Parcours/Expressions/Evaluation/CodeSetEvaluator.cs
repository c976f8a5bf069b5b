using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Whether codes are in a set, and valid on the row's date where one is asked for.</summary>
/// <param name="set">The set.</param>
/// <param name="places">Where codes lie in it, or -1: computed once for each value of a dictionary.</param>
/// <param name="date">The date; null to ask for any time.</param>
internal sealed unsafe class CodeSetEvaluator(CodeSet set, Evaluator places, Evaluator? date) : Evaluator
{
    private static readonly int _epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector place = places.Evaluate(batch, context);
        Vector? day = date is null ? null : context.Decode(date.Evaluate(batch, context), count);
        ulong* bits = context.Arena.AllocateBits(count);
        Bitmap.Clear(bits, count);
        for (int i = 0; i < count; i++)
        {
            if (place.IsValid(i) && place.Int32[i] >= 0 && (day is not { } d || !d.IsValid(i) || set.Spans[place.Int32[i]].Valid.Contains(d.Int32[i] + _epoch)))
            {
                Bitmap.Set(bits, i);
            }
        }

        return new Vector { Lane = Lane.Bit, Values = bits, Validity = place.Validity };
    }
}
