using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Starts with, ends with, contains: ordinal, on UTF-8 bytes.</summary>
internal sealed unsafe class TextTestEvaluator(Function function, Evaluator text, Evaluator part) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector a = context.Decode(text.Evaluate(batch, context), count);
        ulong* bits = context.Arena.AllocateBits(count);
        if (part is LiteralEvaluator { Literal.Value: not null } literal)
        {
            switch (function)
            {
                case Function.StartsWith:
                    TextMatch.StartsWith(a.Text, count, literal.Text, bits);
                    break;
                case Function.EndsWith:
                    TextMatch.EndsWith(a.Text, count, literal.Text, bits);
                    break;
                default:
                    TextMatch.Contains(a.Text, count, literal.Text, bits);
                    break;
            }

            return new Vector { Lane = Lane.Bit, Values = bits, Validity = a.Validity };
        }

        Vector b = context.Decode(part.Evaluate(batch, context), count);
        ulong* validity = context.Both(a.Validity, b.Validity, count);
        Bitmap.Clear(bits, count);
        for (int i = 0; i < count; i++)
        {
            if ((validity is null || Bitmap.Get(validity, i)) && Test(a.Text[i].Span, b.Text[i].Span))
            {
                Bitmap.Set(bits, i);
            }
        }

        return new Vector { Lane = Lane.Bit, Values = bits, Validity = validity };
    }

    private bool Test(ReadOnlySpan<byte> value, ReadOnlySpan<byte> sought) => function switch
    {
        Function.StartsWith => value.StartsWith(sought),
        Function.EndsWith => value.EndsWith(sought),
        _ => value.IndexOf(sought) >= 0,
    };
}
