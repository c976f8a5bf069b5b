using Parcours.Columns;
using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>The least or the greatest number, date, code of an ordered dictionary, or truth.</summary>
/// <param name="lane">How the result lies.</param>
/// <param name="dictionary">What a code of the result stands for.</param>
/// <param name="budget">What the memory is charged to.</param>
/// <param name="mayBeEmpty">Whether a group may have no value.</param>
internal sealed unsafe class ExtremeState<TLane, TAccumulator>(Lane lane, ValueDictionary? dictionary, MemoryBudget budget, bool mayBeEmpty)
    : SlotState<TLane, long, TAccumulator>(budget, mayBeEmpty)
    where TLane : unmanaged
    where TAccumulator : struct, IAccumulator<TLane, long>
{
    public override Vector Result(ReadOnlySpan<int> groups, Arena arena)
    {
        var result = new Vector { Lane = lane, Values = arena.AllocateLanes(lane, groups.Length), Dictionary = dictionary, Validity = Validity(groups, arena) };
        Lanes.Clear(lane, result.Values, groups.Length);
        for (int i = 0; i < groups.Length; i++)
        {
            if (!HasValue(groups[i]))
            {
                continue;
            }

            long slot = Slot(groups[i]);
            switch (lane)
            {
                case Lane.Bit when slot != 0:
                    Bitmap.Set(result.Bits, i);
                    break;
                case Lane.Bit:
                    break;
                case Lane.Int32:
                    result.Int32[i] = (int)slot;
                    break;
                case Lane.Float64:
                    result.Float64[i] = MinMax.FromOrderKey(slot);
                    break;
                default:
                    result.Int64[i] = slot;
                    break;
            }
        }

        return result;
    }
}
