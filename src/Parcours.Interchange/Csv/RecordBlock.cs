using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parcours.Interchange.Csv;

/// <summary>Some records of a CSV file: where each field ends in the scanner's buffer. Valid until the scanner goes on.</summary>
/// <remarks>
/// A row of <see cref="Ends"/> has one number more than there are fields: field f lies between number f, exclusive, and number f + 1, exclusive.
/// <code>
///   2 0 1 9 ; A ; ; x \n          rows of Ends:  -1  4  6  7  9
/// </code>
/// </remarks>
internal sealed class RecordBlock
{
    /// <summary>Bytes past the end of the buffer that may be read without harm, so that loads of fixed width need no check.</summary>
    public const int Padding = 64;

    /// <summary>Makes room for some rows of some fields.</summary>
    public RecordBlock(int fields, int mostRows)
    {
        Stride = fields + 1;
        Ends = new int[(mostRows + 1) * Stride];
        Lines = new long[mostRows];
    }

    /// <summary>The bytes of the fields, followed by <see cref="Padding"/> bytes.</summary>
    public byte[] Buffer { get; set; } = [];

    /// <summary>Where fields end, a row a record.</summary>
    public int[] Ends { get; }

    /// <summary>The numbers in a row of <see cref="Ends"/>.</summary>
    public int Stride { get; }

    /// <summary>The number of the line on which each record begins.</summary>
    public long[] Lines { get; }

    /// <summary>The records in the block.</summary>
    public int Rows { get; set; }

    /// <summary>The most records that fit.</summary>
    public int Capacity => Lines.Length;

    /// <summary>The bytes of a field, its quotes included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Field(int row, int field)
    {
        ref int ends = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Ends), (row * Stride) + field);
        int start = ends + 1;
        int length = Unsafe.Add(ref ends, 1) - start;
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Buffer), start), length);
    }

    /// <summary>Takes rows out.</summary>
    public void Remove(IReadOnlySet<int> rows)
    {
        int kept = 0;
        for (int row = 0; row < Rows; row++)
        {
            if (!rows.Contains(row))
            {
                Ends.AsSpan(row * Stride, Stride).CopyTo(Ends.AsSpan(kept * Stride));
                Lines[kept++] = Lines[row];
            }
        }

        Rows = kept;
    }
}
