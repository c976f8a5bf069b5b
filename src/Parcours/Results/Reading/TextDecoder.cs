using System.IO.Hashing;
using System.Text;
using Apache.Arrow;

namespace Parcours.Results;

/// <summary>Text of a column; texts that come again are made once while they are in a small cache, since codes mostly do.</summary>
internal sealed class TextDecoder
{
    private const int Size = 1024;
    private const int LongestKept = 32;

    private readonly (byte[] Bytes, string Text)[] _known = new (byte[], string)[Size];

    public bool Decode(IArrowArray array, string[] values)
    {
        switch (array)
        {
            case StringArray text:
                Fill(text, values);
                return true;
            case DictionaryArray { Dictionary: var dictionary, Indices: var indices }:
                string[] words = new string[dictionary.Length];
                int[] places = new int[indices.Length];
                if (!Decode(dictionary, words) || !Decoders.Integers(indices, places))
                {
                    return false;
                }

                for (int i = 0; i < places.Length; i++)
                {
                    values[i] = indices.IsNull(i) ? "" : words[places[i]];
                }

                return true;
            default:
                return false;
        }
    }

    private void Fill(StringArray array, string[] values)
    {
        for (int i = 0; i < array.Length; i++)
        {
            ReadOnlySpan<byte> bytes = array.GetBytes(i, out bool isNull);
            values[i] = isNull ? "" : Text(bytes);
        }
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestKept)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        ref (byte[] Bytes, string Text) slot = ref _known[XxHash3.HashToUInt64(bytes) & (Size - 1)];
        if (slot.Text is null || !bytes.SequenceEqual(slot.Bytes))
        {
            slot = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        }

        return slot.Text;
    }
}
