using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Expressions.Evaluation;

/// <summary>An expression over one column of few values, computed once for each value and then looked up.</summary>
internal sealed unsafe class LookupEvaluator(int column, LookupTable table) : Evaluator
{
    public int Column => column;

    public LookupTable Table => table;

    public override Vector Evaluate(Batch batch, EvaluationContext context)
    {
        int count = batch.Count;
        Vector input = batch.Columns[column];
        int* codes = Codes(input, count, context);
        var result = new Vector
        {
            Lane = table.Lane,
            Values = context.Arena.AllocateLanes(table.Lane, count),
            Validity = input.Validity,
            Dictionary = table.Dictionary,
        };
        switch (table.Lane)
        {
            case Lane.Bit:
                SetMembership.ToBitmap(context.Level, codes, count, table.Bits, table.Size, result.Bits);
                break;
            case Lane.Int32:
                Gather.Values(table.Int32, codes, count, result.Int32);
                break;
            default:
                Gather.Values(table.Int64, codes, count, result.Int64);
                break;
        }

        return table.Validity is null && (input.Validity is null || !table.NullHasValue) ? result : WithNulls(result, input, codes, count, context);
    }

    /// <summary>Lane values counted from the least one; those of null rows are 0.</summary>
    private int* Codes(Vector input, int count, EvaluationContext context)
    {
        if (table.Base == 0)
        {
            return input.Int32;
        }

        int* codes = context.Arena.Allocate<int>(count);
        for (int i = 0; i < count; i++)
        {
            uint code = (uint)(input.Int32[i] - table.Base);
            codes[i] = code < (uint)table.Size ? (int)code : 0;
        }

        return codes;
    }

    private Vector WithNulls(Vector result, Vector input, int* codes, int count, EvaluationContext context)
    {
        ulong* validity = context.Arena.AllocateBits(count);
        if (table.Validity is null)
        {
            Bitmap.Fill(validity, count);
        }
        else
        {
            Gather.GatherBits(table.Validity, codes, count, validity);
        }

        result.Validity = validity;
        if (input.Validity is null)
        {
            return result;
        }

        if (!table.NullHasValue)
        {
            Bitmap.And(validity, input.Validity, count, validity);
            return result;
        }

        // The entry after the last is that of null.
        for (int i = 0; i < count; i++)
        {
            if (Bitmap.Get(input.Validity, i))
            {
                continue;
            }

            validity[i >> 6] |= 1UL << i;
            switch (table.Lane)
            {
                case Lane.Bit when Bitmap.Get(table.Bits, table.Size):
                    result.Bits[i >> 6] |= 1UL << i;
                    break;
                case Lane.Bit:
                    result.Bits[i >> 6] &= ~(1UL << i);
                    break;
                case Lane.Int32:
                    result.Int32[i] = table.Int32[table.Size];
                    break;
                default:
                    result.Int64[i] = table.Int64[table.Size];
                    break;
            }
        }

        return result;
    }
}
