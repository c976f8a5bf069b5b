using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Memory;

namespace Parcours.Interchange.Csv.Columns;

/// <summary>Which rows are null, kept so that a row that is not costs nothing: all bits are set until one is cleared.</summary>
internal sealed class ValidityBits
{
    private byte[] _bits = [];

    /// <summary>How many rows are null.</summary>
    public int Nulls { get; private set; }

    /// <summary>Makes room for rows up to a number; new ones are not null.</summary>
    public void Reserve(int rows)
    {
        int bytes = (rows + 7) / 8;
        if (bytes > _bits.Length)
        {
            int used = _bits.Length;
            System.Array.Resize(ref _bits, Math.Max(bytes, used * 2));
            _bits.AsSpan(used).Fill(0xFF);
        }
    }

    /// <summary>Makes a row null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Clear(int row)
    {
        _bits[row >> 3] &= (byte)~(1 << (row & 7));
        Nulls++;
    }

    /// <summary>Makes rows from a number on not null again.</summary>
    public void Truncate(int rows, int count)
    {
        for (int row = rows; row < count; row++)
        {
            int bit = 1 << (row & 7);
            if ((_bits[row >> 3] & bit) == 0)
            {
                _bits[row >> 3] |= (byte)bit;
                Nulls--;
            }
        }
    }

    /// <summary>The bitmap of the first rows, none when none is null; then all rows are not null again.</summary>
    public ArrowBuffer Build(int rows)
    {
        if (Nulls == 0)
        {
            return ArrowBuffer.Empty;
        }

        ArrowBuffer built = new ArrowBuffer(_bits.AsMemory(0, (rows + 7) / 8)).Clone(MemoryAllocator.Default.Value);
        _bits.AsSpan(0, (rows + 7) / 8).Fill(0xFF);
        Nulls = 0;
        return built;
    }
}
