using Parcours.Columns;
using Parcours.Diagnostics;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Sums, differences, products, quotients and remainders. Integers and decimals are checked.</summary>
internal sealed unsafe class ArithmeticEvaluator(CallExpression call, Evaluator left, Evaluator right) : Evaluator
{
    private readonly ArithmeticOp _op = call.Function switch
    {
        Function.Add => ArithmeticOp.Add,
        Function.Subtract => ArithmeticOp.Subtract,
        Function.Multiply => ArithmeticOp.Multiply,
        Function.Divide => ArithmeticOp.Divide,
        _ => ArithmeticOp.Remainder,
    };

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector a = context.Decode(left.Evaluate(batch, context), count);
        Vector b = context.Decode(right.Evaluate(batch, context), count);
        ulong* validity = context.Both(a.Validity, b.Validity, count);
        ulong* live = context.Both(context.Live, validity, count);
        var result = new Vector { Lane = call.Type.Lane, Values = context.Arena.AllocateLanes(call.Type.Lane, count), Validity = validity };
        int failed = Arithmetic.None;
        switch (result.Lane)
        {
            case Lane.Int32:
                failed = Arithmetic.Compute(context.Level, _op, a.Int32, b.Int32, count, result.Int32, live);
                break;
            case Lane.Float64:
                Arithmetic.Compute(context.Level, _op, a.Float64, b.Float64, count, result.Float64);
                RoundToFloat(result.Float64, count);
                break;
            case Lane.Int64 when call.Type.Kind == ColumnKind.Decimal:
                failed = Decimals(a, b, count, result.Int64, live, context);
                failed = failed == Arithmetic.None ? DecimalScale.FirstOutside(result.Int64, count, live) : failed;
                break;
            default:
                failed = Arithmetic.Compute(context.Level, _op, a.Int64, b.Int64, count, result.Int64, live);
                break;
        }

        return failed == Arithmetic.None ? result : throw Errors.Arithmetic(call.ToString(), call.Type);
    }

    /// <summary>A float is computed as a double and rounded: with 53 bits against 24 that gives the float operation itself.</summary>
    private void RoundToFloat(double* values, int count)
    {
        if (call.Type.Kind == ColumnKind.Float)
        {
            for (int i = 0; i < count; i++)
            {
                values[i] = (float)values[i];
            }
        }
    }

    private int Decimals(Vector a, Vector b, int count, long* to, ulong* live, EvaluationContext context)
    {
        int leftScale = call.Arguments[0].Type.Scale;
        int rightScale = call.Arguments[1].Type.Scale;
        if (_op == ArithmeticOp.Multiply)
        {
            return Arithmetic.Compute(context.Level, _op, a.Int64, b.Int64, count, to, live);
        }

        if (_op == ArithmeticOp.Divide)
        {
            return Divide(a.Int64, b.Int64, call.Type.Scale - leftScale + rightScale, count, to, live);
        }

        long* x = DecimalScale.Raise(a.Int64, call.Type.Scale - leftScale, count, live, context, out int failedLeft);
        long* y = DecimalScale.Raise(b.Int64, call.Type.Scale - rightScale, count, live, context, out int failedRight);
        return failedLeft != Arithmetic.None ? failedLeft
            : failedRight != Arithmetic.None ? failedRight
            : Arithmetic.Compute(context.Level, _op, x, y, count, to, live);
    }

    private static int Divide(long* dividends, long* divisors, int raise, int count, long* to, ulong* live)
    {
        Int128 factor = DecimalScale.Power(raise);
        for (int i = 0; i < count; i++)
        {
            to[i] = 0;
            if (live is not null && !Bitmap.Get(live, i))
            {
                continue;
            }

            if (divisors[i] == 0 || !DecimalScale.TryDivideHalfEven(dividends[i] * factor, divisors[i], out to[i]))
            {
                return i;
            }
        }

        return Arithmetic.None;
    }
}
