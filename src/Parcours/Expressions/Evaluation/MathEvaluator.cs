using Parcours.Columns;
using Parcours.Diagnostics;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Functions of numbers, a row at a time: they are rare, and cost more than the loop.</summary>
internal sealed unsafe class MathEvaluator(CallExpression call, Evaluator argument, Evaluator? second) : Evaluator
{
    private readonly int _digits = call.Function == Function.Round && call.Arguments.Length > 1
        ? (int)(long)((LiteralExpression)call.Arguments[1]).Value!
        : 0;

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector a = context.Decode(argument.Evaluate(batch, context), count);
        Vector b = second is null || call.Function != Function.Power ? default : context.Decode(second.Evaluate(batch, context), count);
        ulong* validity = context.Both(a.Validity, b.Validity, count);
        ulong* live = context.Both(context.Live, validity, count);
        var result = new Vector { Lane = a.Lane, Values = context.Arena.AllocateLanes(a.Lane, count), Validity = validity };
        for (int i = 0; i < count; i++)
        {
            bool fits = true;
            switch (a.Lane)
            {
                case Lane.Int32:
                    fits = a.Int32[i] != int.MinValue;
                    result.Int32[i] = fits ? Math.Abs(a.Int32[i]) : 0;
                    break;
                case Lane.Int64:
                    fits = TryInteger(a.Int64[i], out result.Int64[i]);
                    break;
                default:
                    result.Float64[i] = Number(a.Float64[i], b.Lane == Lane.Float64 ? b.Float64[i] : 0);
                    break;
            }

            if (!fits && (live is null || Bitmap.Get(live, i)))
            {
                throw Errors.Arithmetic(call.ToString(), call.Type);
            }
        }

        return result;
    }

    private double Number(double x, double y) => call.Function switch
    {
        Function.Abs => Math.Abs(x),
        Function.Floor => Math.Floor(x),
        Function.Ceiling => Math.Ceiling(x),
        Function.Round => Math.Round(x, _digits),
        Function.Sqrt => Math.Sqrt(x),
        Function.Log => Math.Log(x),
        Function.Exp => Math.Exp(x),
        _ => Math.Pow(x, y),
    };

    /// <summary>Whole numbers have only an absolute value; decimals are also cut to fewer digits, and keep their scale.</summary>
    private bool TryInteger(long value, out long result)
    {
        result = 0;
        if (call.Function == Function.Abs)
        {
            result = value == long.MinValue ? 0 : Math.Abs(value);
            return value != long.MinValue;
        }

        int scale = call.Type.Scale;
        int digits = call.Function == Function.Round ? _digits : 0;
        if (digits >= scale)
        {
            result = value;
            return true;
        }

        Int128 unit = DecimalScale.Power(scale - digits);
        Int128 whole;
        if (call.Function == Function.Round)
        {
            bool rounds = DecimalScale.TryDivideHalfEven(value, unit, out long rounded);
            whole = rounds ? rounded : 0;
        }
        else
        {
            (whole, Int128 rest) = Int128.DivRem(value, unit);
            whole += call.Function == Function.Floor && Int128.IsNegative(rest) ? -1
                : call.Function == Function.Ceiling && Int128.IsPositive(rest) && rest != 0 ? 1
                : 0;
        }

        Int128 raised = whole * unit;
        bool fits = raised >= long.MinValue && raised <= long.MaxValue;
        result = fits ? (long)raised : 0;
        return fits;
    }
}
