using System.Runtime.InteropServices;

namespace Parcours.Import;

/// <summary>
/// How one column lies in a chunk. A chunk is one of these a column, then the columns' bytes:
/// <code>
/// validity   8 bytes a word of 64 rows, when there are nulls
/// lanes      Width bytes a row, little endian, less Base (lengths, for text)
/// bytes      of text, one after the other
/// </code>
/// Whole bytes rather than bits: a row is packed and unpacked by one move, and the chunk lives for a minute.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ChunkColumn
{
    /// <summary>What was subtracted from every lane.</summary>
    public long Base;

    /// <summary>Where the column begins in the chunk.</summary>
    public int Offset;

    /// <summary>The bytes of text, 0 for other columns.</summary>
    public int TextBytes;

    /// <summary>The bytes of a lane, 0 to 8.</summary>
    public byte Width;

    /// <summary>1 when there is a validity bitmap.</summary>
    public byte HasNulls;

    /// <summary>1 when the lanes are numbers of the provisional dictionary.</summary>
    public byte IsCoded;

    /// <summary>1 when the lanes are lengths of text and the text follows.</summary>
    public byte IsText;
}
