using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Not, is true, is null, is not null.</summary>
internal sealed unsafe class TruthEvaluator(Function function, Evaluator argument) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector value = argument.Evaluate(batch, context);
        ulong* bits = context.Arena.AllocateBits(count);
        var result = new Vector { Lane = Lane.Bit, Values = bits };
        switch (function)
        {
            case Function.Not:
                Bitmap.Not(value.Bits, count, bits);
                result.Validity = value.Validity;
                break;
            case Function.IsTrue when value.Validity is null:
                return value;
            case Function.IsTrue:
                Bitmap.And(value.Bits, value.Validity, count, bits);
                break;
            case Function.IsNull when value.Validity is null:
                Bitmap.Clear(bits, count);
                break;
            case Function.IsNull:
                Bitmap.Not(value.Validity, count, bits);
                break;
            case Function.IsNotNull when value.Validity is null:
                Bitmap.Fill(bits, count);
                break;
            default:
                result.Values = value.Validity;
                break;
        }

        return result;
    }
}
