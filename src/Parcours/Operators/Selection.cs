using Parcours.Columns;

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
}
