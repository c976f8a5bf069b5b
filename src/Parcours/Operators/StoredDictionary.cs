using Parcours.Columns;
using Parcours.Storage;

namespace Parcours.Operators;

/// <summary>A dictionary of the dataset, as the codes of a vector see it.</summary>
/// <param name="dictionary">The stored dictionary.</param>
/// <param name="lane">How decoded values lie: the lane of the column's type.</param>
internal sealed unsafe class StoredDictionary(CodeDictionary dictionary, Lane lane) : ValueDictionary
{
    public override int Count => dictionary.Count;

    public override Lane ValueLane => lane;

    public override bool IsOrdered => dictionary.IsSorted;

    public override int* Ranks => dictionary.IsSorted ? null : dictionary.Ranks;

    public override void Gather(int* codes, int count, void* to)
    {
        switch (lane)
        {
            case Lane.Text:
                Kernels.Gather.Values(dictionary.Views, codes, count, (TextView*)to);
                break;
            case Lane.Int64:
                Kernels.Gather.Values(dictionary.Integers, codes, count, (long*)to);
                break;
            default:
                for (int i = 0; i < count; i++)
                {
                    ((int*)to)[i] = (int)dictionary.Integers[codes[i]];
                }

                break;
        }
    }

    public override int Find(ReadOnlySpan<byte> text) => dictionary.Find(text);

    public override int Find(long value) => dictionary.Find(value);
}
