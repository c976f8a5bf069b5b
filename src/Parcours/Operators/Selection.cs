using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators;

/// <summary>Some rows of a batch, moved together.</summary>
internal static unsafe class Selection
{
    /// <summary>The chosen rows of the needed columns, in the order given.</summary>
    public static void Gather(Batch from, int* rows, int count, bool[] needed, Batch to, Arena arena)
    {
        to.Count = count;
        for (int i = 0; i < from.Columns.Length; i++)
        {
            to.Columns[i] = needed[i] ? Gather(from.Columns[i], rows, count, arena) : default;
        }
    }

    /// <summary>The chosen rows of a vector.</summary>
    public static Vector Gather(Vector from, int* rows, int count, Arena arena)
    {
        var to = new Vector { Lane = from.Lane, Values = arena.AllocateLanes(from.Lane, count), Dictionary = from.Dictionary };
        switch (from.Lane)
        {
            case Lane.Bit:
                Kernels.Gather.GatherBits(from.Bits, rows, count, to.Bits);
                break;
            case Lane.Int32:
                Kernels.Gather.Values(from.Int32, rows, count, to.Int32);
                break;
            case Lane.Text:
                Kernels.Gather.Values(from.Text, rows, count, to.Text);
                break;
            default:
                Kernels.Gather.Values(from.Int64, rows, count, to.Int64);
                break;
        }

        if (from.Validity is not null)
        {
            to.Validity = arena.AllocateBits(count);
            Kernels.Gather.GatherBits(from.Validity, rows, count, to.Validity);
        }

        return to;
    }

    /// <summary>The chosen rows of a kept column; null for row -1.</summary>
    public static Vector GatherOrNull(RowStore from, int column, int* rows, int count, WorkerContext worker)
    {
        Arena arena = worker.Arena;
        ulong* known = arena.AllocateBits(count);
        Bitmap.Clear(known, count);
        int* safe = arena.Allocate<int>(count);
        for (int i = 0; i < count; i++)
        {
            safe[i] = Math.Max(0, rows[i]);
            if (rows[i] >= 0)
            {
                Bitmap.Set(known, i);
            }
        }

        if (from.Count == 0)
        {
            StoreColumn kept = from.Columns[column]!;
            var none = new Vector { Lane = kept.Lane, Values = arena.AllocateLanes(kept.Lane, count), Validity = known, Dictionary = kept.Dictionary };
            Columns.Lanes.Clear(kept.Lane, none.Values, count);
            return none;
        }

        Vector values = Gather(from.Column(column), safe, count, arena);
        values.Validity = worker.Evaluation.Both(values.Validity, known, count);
        return values;
    }
}
