using Parcours.Columns;
using Parcours.Diagnostics;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Parts of dates and moves in the calendar.</summary>
internal sealed unsafe class DateEvaluator(CallExpression call, Evaluator left, Evaluator? right) : Evaluator
{
    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector a = context.Decode(left.Evaluate(batch, context), count);
        Vector b = right is null ? default : context.Decode(right.Evaluate(batch, context), count);
        ulong* validity = context.Both(a.Validity, b.Validity, count);
        ulong* live = context.Both(context.Live, validity, count);
        var result = new Vector { Lane = call.Type.Lane, Values = context.Arena.AllocateLanes(call.Type.Lane, count), Validity = validity };
        int failed = Arithmetic.None;
        switch (call.Function)
        {
            case Function.Year:
                DateParts.Year(context.Level, a.Int32, count, result.Int32);
                break;
            case Function.Month:
                DateParts.Month(context.Level, a.Int32, count, result.Int32);
                break;
            case Function.Day:
                DateParts.Day(context.Level, a.Int32, count, result.Int32);
                break;
            case Function.Quarter:
                DateParts.Quarter(context.Level, a.Int32, count, result.Int32);
                break;
            case Function.DayOfYear:
                DateParts.DayOfYear(context.Level, a.Int32, count, result.Int32);
                break;
            case Function.DayOfWeek:
                DateParts.DayOfWeek(context.Level, a.Int32, count, result.Int32);
                break;
            case Function.DayNumber:
                failed = Arithmetic.Compute(context.Level, ArithmeticOp.Subtract, a.Int32, DateParts.MinDay, count, result.Int32, live);
                break;
            case Function.DaysBetween:
                failed = Arithmetic.Compute(context.Level, ArithmeticOp.Subtract, a.Int32, b.Int32, count, result.Int32, live);
                break;
            case Function.AddDays:
                failed = Arithmetic.Compute(context.Level, ArithmeticOp.Add, a.Int32, b.Int32, count, result.Int32, live);
                failed = failed == Arithmetic.None ? DateParts.FirstOutside(result.Int32, count, live) : failed;
                break;
            case Function.AddMonths:
                failed = DateParts.AddMonths(context.Level, a.Int32, b.Int32, count, result.Int32, live);
                break;
            case Function.AddYears:
                int* months = context.Arena.Allocate<int>(count);
                failed = Arithmetic.Compute(context.Level, ArithmeticOp.Multiply, b.Int32, 12, count, months, live);
                failed = failed == Arithmetic.None ? DateParts.AddMonths(context.Level, a.Int32, months, count, result.Int32, live) : failed;
                break;
            case Function.DateOf:
                DateParts.FromTimestamp(a.Int64, count, result.Int32);
                break;
            default:
                DateParts.ToTimestamp(a.Int32, count, result.Int64);
                break;
        }

        return failed == Arithmetic.None ? result : throw Errors.Arithmetic(call.ToString(), call.Type);
    }
}
