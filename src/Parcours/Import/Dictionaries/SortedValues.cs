using System.Buffers.Binary;
using Parcours.Columns;

namespace Parcours.Import;

/// <summary>Puts the values of a provisional dictionary in order: numbers ascending, text by its UTF-8 bytes.</summary>
internal static unsafe class SortedValues
{
    /// <summary>The provisional numbers in the order of their values.</summary>
    public static int[] Of(ProvisionalDictionary dictionary)
    {
        int[] codes = new int[dictionary.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = i;
        }

        if (dictionary is IntegerDictionary integers)
        {
            Array.Sort(Array.ConvertAll(codes, integers.Value), codes);
        }
        else
        {
            var texts = (TextDictionary)dictionary;
            Array.Sort(Array.ConvertAll(codes, code => new TextKey(texts.Value(code))), codes);
        }

        return codes;
    }

    /// <summary>A text that compares by its first eight bytes first, which decides nearly always.</summary>
    private readonly struct TextKey : IComparable<TextKey>
    {
        private readonly ulong _prefix;
        private readonly TextView _text;

        public TextKey(TextView text)
        {
            Span<byte> first = stackalloc byte[8];
            first.Clear();
            text.Span[..Math.Min(8, text.Length)].CopyTo(first);
            _prefix = BinaryPrimitives.ReadUInt64BigEndian(first);
            _text = text;
        }

        public int CompareTo(TextKey other) =>
            _prefix != other._prefix ? _prefix.CompareTo(other._prefix) : _text.Span.SequenceCompareTo(other._text.Span);
    }
}
