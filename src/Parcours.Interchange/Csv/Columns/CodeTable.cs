using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>The distinct texts of a column in one batch, each with its code, found by hash.</summary>
/// <remarks>
/// Texts of up to eight bytes, as most codes are, are one machine word: they are found without being compared byte by byte.
/// Bytes are kept as they are in the file and become UTF-8 once, when the dictionary is made.
/// </remarks>
internal sealed class CodeTable(TextCoding coding)
{
    /// <summary>Code + 1 by hash; 0 where there is none. Twice as many as codes, at least.</summary>
    private int[] _slots = new int[512];

    /// <summary>By code: the text as a word when it has at most eight bytes, else its hash.</summary>
    private ulong[] _words = new ulong[256];

    /// <summary>By code: where the text ends in <see cref="_texts"/>; the first number is 0.</summary>
    private int[] _ends = new int[257];
    private byte[] _texts = new byte[4096];
    private int _count;

    /// <summary>The code of a text; -1 for a text that is not valid in the encoding that was given.</summary>
    /// <param name="text">A text of any length; eight bytes from its first may be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        ulong word = text.Length <= 8 ? Word(text) : Hash(text);
        uint mask = (uint)_slots.Length - 1;
        for (uint slot = Spread(word, text.Length) & mask; ; slot = (slot + 1) & mask)
        {
            int code = _slots[slot] - 1;
            if (code < 0)
            {
                return Add(text, word);
            }

            if (_words[code] == word && _ends[code + 1] - _ends[code] == text.Length && (text.Length <= 8 || text.SequenceEqual(TextOf(code))))
            {
                return code;
            }
        }
    }

    /// <summary>The dictionary, in the order of codes; then the table is empty.</summary>
    public StringArray Build()
    {
        ReadOnlySpan<byte> all = _texts.AsSpan(0, _ends[_count]);
        if (coding == TextCoding.Windows1252 && !System.Text.Ascii.IsValid(all))
        {
            Decode();
        }

        ArrowBuffer offsets = NativeCopy.Of(MemoryMarshal.AsBytes(_ends.AsSpan(0, _count + 1)).ToArray(), (_count + 1) * sizeof(int));
        var data = new ArrayData(StringType.Default, _count, 0, 0, [ArrowBuffer.Empty, offsets, NativeCopy.Of(_texts, _ends[_count])]);
        System.Array.Clear(_slots);
        _count = 0;
        return new StringArray(data);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ReadOnlySpan<byte> text) => text.IsEmpty
        ? 0
        : Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(text)) & (ulong.MaxValue >> (64 - (8 * text.Length)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Spread(ulong word, int length) => (uint)(((word ^ (uint)length) * 0x9E37_79B9_7F4A_7C15) >> 32);

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        ref byte bytes = ref MemoryMarshal.GetReference(text);
        ulong hash = (ulong)text.Length;
        for (int at = 0; at < text.Length - 8; at += 8)
        {
            hash = Mix(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, at)));
        }

        // The last eight bytes, whichever of them were taken before.
        return Mix(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, text.Length - 8)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong word)
    {
        ulong mixed = (hash ^ word) * 0xD6E8_FEB8_6659_FD93;
        return mixed ^ (mixed >> 32);
    }

    private ReadOnlySpan<byte> TextOf(int code) => _texts.AsSpan(_ends[code].._ends[code + 1]);

    private int Add(ReadOnlySpan<byte> text, ulong word)
    {
        if (coding == TextCoding.Utf8 && !System.Text.Unicode.Utf8.IsValid(text))
        {
            return -1;
        }

        if (_count == _words.Length)
        {
            Grow();
        }

        int start = _ends[_count];
        if (_texts.Length - start < text.Length)
        {
            System.Array.Resize(ref _texts, checked(Math.Max(start + text.Length, _texts.Length * 2)));
        }

        text.CopyTo(_texts.AsSpan(start));
        _words[_count] = word;
        _ends[_count + 1] = start + text.Length;
        Place(_count);
        return _count++;
    }

    private void Place(int code)
    {
        uint mask = (uint)_slots.Length - 1;
        uint slot = Spread(_words[code], _ends[code + 1] - _ends[code]) & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = code + 1;
    }

    private void Grow()
    {
        System.Array.Resize(ref _words, _words.Length * 2);
        System.Array.Resize(ref _ends, _words.Length + 1);
        _slots = new int[_slots.Length * 2];
        for (int code = 0; code < _count; code++)
        {
            Place(code);
        }
    }

    /// <summary>Turns the texts into UTF-8, in place of the bytes of the file.</summary>
    private void Decode()
    {
        byte[] decoded = new byte[(_ends[_count] * Windows1252.MostBytes) + 1];
        int at = 0;
        int start = 0;
        for (int code = 0; code < _count; code++)
        {
            ReadOnlySpan<byte> text = _texts.AsSpan(start.._ends[code + 1]);
            start = _ends[code + 1];
            at += Windows1252.ToUtf8(text, decoded.AsSpan(at));
            _ends[code + 1] = at;
        }

        _texts = decoded;
    }
}
