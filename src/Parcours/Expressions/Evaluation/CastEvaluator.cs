using System.Globalization;
using System.Text;
using Parcours.Columns;
using Parcours.Diagnostics;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>Values in another type. Widening goes by kernels; what may fail goes row by row.</summary>
internal sealed unsafe class CastEvaluator(CallExpression call, Evaluator argument) : Evaluator
{
    private readonly ColumnType _from = call.Arguments[0].Type;
    private readonly ColumnType _to = call.Type;

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector value = argument.Evaluate(batch, context);
        if (_from.IsText)
        {
            return value;
        }

        value = context.Decode(value, count);
        Lane lane = _to.Lane;
        var result = new Vector { Lane = lane, Values = context.Arena.AllocateLanes(lane, count), Validity = value.Validity };
        if (lane == Lane.Int32 && value.Lane == Lane.Int32 && _to.Kind >= _from.Kind)
        {
            return value;
        }

        switch (value.Lane, lane)
        {
            case (Lane.Int32, Lane.Int64) when _to.Kind == ColumnKind.Int64:
                Conversion.Int32ToInt64(context.Level, value.Int32, count, result.Int64);
                return result;
            case (Lane.Int32, Lane.Float64) when _to.Kind == ColumnKind.Double:
                Conversion.Int32ToDouble(context.Level, value.Int32, count, result.Float64);
                return result;
            case (Lane.Int64, Lane.Float64) when _from.Kind == ColumnKind.Int64 && _to.Kind == ColumnKind.Double:
                Conversion.Int64ToDouble(context.Level, value.Int64, count, result.Float64);
                return result;
            case (Lane.Int32, Lane.Int64) when _to.Kind == ColumnKind.Timestamp:
                DateParts.ToTimestamp(value.Int32, count, result.Int64);
                return result;
            case (Lane.Int64, Lane.Int32) when _to.Kind == ColumnKind.Date:
                DateParts.FromTimestamp(value.Int64, count, result.Int32);
                return result;
        }

        ulong* live = context.Both(context.Live, value.Validity, count);
        for (int i = 0; i < count; i++)
        {
            bool counts = live is null || Bitmap.Get(live, i);
            if (!Convert(value, i, result, counts, context.Arena) && counts)
            {
                throw Errors.CastFails(call.ToString());
            }
        }

        return result;
    }

    private bool Convert(Vector from, int row, Vector to, bool counts, Arena arena)
    {
        switch (to.Lane)
        {
            case Lane.Text:
                to.Text[row] = counts ? Copy(Write(from, row), arena) : default;
                return true;
            case Lane.Float64:
                double number = Number(from, row);
                to.Float64[row] = _to.Kind == ColumnKind.Float ? (float)number : number;
                return true;
        }

        bool fits = TryScaled(from, row, out Int128 scaled);
        long greatest = _to.Kind switch
        {
            ColumnKind.Int8 => sbyte.MaxValue,
            ColumnKind.Int16 => short.MaxValue,
            ColumnKind.Int32 => int.MaxValue,
            ColumnKind.Decimal => DecimalScale.Greatest,
            _ => long.MaxValue,
        };
        long least = _to.Kind == ColumnKind.Decimal ? -greatest : -greatest - 1;
        fits = fits && scaled >= least && scaled <= greatest;
        if (to.Lane == Lane.Int32)
        {
            to.Int32[row] = fits ? (int)scaled : 0;
        }
        else
        {
            to.Int64[row] = fits ? (long)scaled : 0;
        }

        return fits;
    }

    /// <summary>The value times ten to the scale of the target: to an integer cut towards zero, as in C#; to a decimal rounded half to even.</summary>
    private bool TryScaled(Vector from, int row, out Int128 scaled)
    {
        Int128 factor = DecimalScale.Power(_to.Kind == ColumnKind.Decimal ? _to.Scale : 0);
        switch (from.Lane)
        {
            case Lane.Bit:
                scaled = Bitmap.Get(from.Bits, row) ? factor : 0;
                return true;
            case Lane.Int32:
                scaled = from.Int32[row] * factor;
                return true;
            case Lane.Int64 when _from.Kind == ColumnKind.Decimal && _to.Kind != ColumnKind.Decimal:
                scaled = from.Int64[row] / DecimalScale.Power(_from.Scale);
                return true;
            case Lane.Int64:
                int fewer = _from.Kind == ColumnKind.Decimal ? _from.Scale : 0;
                bool fits = DecimalScale.TryDivideHalfEven(from.Int64[row] * factor, DecimalScale.Power(fewer), out long rounded);
                scaled = rounded;
                return fits;
            case Lane.Float64 when _to.Kind == ColumnKind.Decimal:
                return DecimalScale.TryOfDouble(from.Float64[row], factor, out scaled);
            default:
                double whole = Math.Truncate(from.Float64[row]);
                bool inside = Math.Abs(whole) < 9.3e18;
                scaled = inside ? (Int128)whole : 0;
                return inside;
        }
    }

    private double Number(Vector from, int row) => from.Lane switch
    {
        Lane.Bit => Bitmap.Get(from.Bits, row) ? 1 : 0,
        Lane.Int32 => from.Int32[row],
        Lane.Int64 when _from.Kind == ColumnKind.Decimal => DecimalScale.ToDouble(from.Int64[row], _from.Scale),
        Lane.Int64 => from.Int64[row],
        _ => from.Float64[row],
    };

    private string Write(Vector from, int row) => _from.Kind switch
    {
        ColumnKind.Boolean => Bitmap.Get(from.Bits, row) ? "true" : "false",
        ColumnKind.Date => Day(from.Int32[row]),
        ColumnKind.Timestamp => DateTime.UnixEpoch.AddTicks(from.Int64[row] * 10).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        ColumnKind.Decimal => ScaledText(from.Int64[row]),
        ColumnKind.Float => ((float)from.Float64[row]).ToString(CultureInfo.InvariantCulture),
        ColumnKind.Double => from.Float64[row].ToString(CultureInfo.InvariantCulture),
        _ => (from.Lane == Lane.Int32 ? from.Int32[row] : from.Int64[row]).ToString(CultureInfo.InvariantCulture),
    };

    private string ScaledText(long value)
    {
        UInt128 size = (UInt128)Int128.Abs(value);
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), 0, value < 0, (byte)_from.Scale).ToString(CultureInfo.InvariantCulture);
    }

    private static string Day(int days) =>
        DateOnly.FromDayNumber(days - DateParts.MinDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TextView Copy(string characters, Arena arena)
    {
        int length = Encoding.UTF8.GetByteCount(characters);
        byte* to = (byte*)arena.Allocate(length);
        Encoding.UTF8.GetBytes(characters, new Span<byte>(to, length));
        return new TextView(to, length);
    }
}
