using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Synthetic;

/// <summary>The values of a column of some rows, growing.</summary>
/// <remarks>Numbers and dates lie in 4 or 8 bytes each, text as bytes with its ends. Once a null has come, a bit a row says what is there.</remarks>
internal sealed class ColumnBuffer(ColumnType type, IArrowType arrowType)
{
    private byte[] _bytes = new byte[1024];
    private int[] _ends = type.IsText ? new int[256] : [];
    private byte[]? _valid;
    private int _used;
    private int _count;
    private int _nulls;

    /// <summary>The type of the values.</summary>
    public ColumnType Type => type;

    public void Add(int value)
    {
        Room(4);
        Unsafe.WriteUnaligned(ref _bytes[_used], value);
        _used += 4;
        Count(true);
    }

    public void Add(long value)
    {
        Room(8);
        Unsafe.WriteUnaligned(ref _bytes[_used], value);
        _used += 8;
        Count(true);
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        Room(text.Length);
        text.CopyTo(_bytes.AsSpan(_used));
        _used += text.Length;
        End();
        Count(true);
    }

    public void AddNull()
    {
        if (type.IsText)
        {
            End();
        }
        else
        {
            int width = type.Kind is ColumnKind.Int64 or ColumnKind.Decimal ? 8 : 4;
            Room(width);
            _bytes.AsSpan(_used, width).Clear();
            _used += width;
        }

        Count(false);
    }

    /// <summary>Copies the values into an Arrow array, and starts anew.</summary>
    public IArrowArray Flush()
    {
        ArrowBuffer validity = _valid is null ? ArrowBuffer.Empty : new ArrowBuffer(_valid.AsSpan(0, (_count + 7) / 8).ToArray());
        var values = new ArrowBuffer(type.Kind is ColumnKind.Decimal ? Widen() : _bytes.AsSpan(0, _used).ToArray());
        ArrowBuffer[] buffers = type.IsText ? [validity, new ArrowBuffer(Offsets()), values] : [validity, values];
        IArrowArray array = ArrowArrayFactory.BuildArray(new ArrayData(arrowType, _count, _nulls, 0, buffers));
        (_used, _count, _nulls, _valid) = (0, 0, 0, null);
        return array;
    }

    private void Room(int bytes)
    {
        if (_used + bytes > _bytes.Length)
        {
            System.Array.Resize(ref _bytes, Math.Max(_used + bytes, _bytes.Length * 2));
        }
    }

    private void End()
    {
        if (_count == _ends.Length)
        {
            System.Array.Resize(ref _ends, _count * 2);
        }

        _ends[_count] = _used;
    }

    private void Count(bool valid)
    {
        if (!valid && _valid is null)
        {
            _valid = new byte[Math.Max(64, _count / 4)];
            _valid.AsSpan().Fill(0xFF);
        }

        if (_valid is not null)
        {
            if (_count / 8 >= _valid.Length)
            {
                int old = _valid.Length;
                System.Array.Resize(ref _valid, old * 2);
                _valid.AsSpan(old).Fill(0xFF);
            }

            if (!valid)
            {
                _valid[_count >> 3] &= (byte)~(1 << (_count & 7));
                _nulls++;
            }
        }

        _count++;
    }

    private byte[] Offsets()
    {
        byte[] offsets = new byte[(_count + 1) * 4];
        MemoryMarshal.AsBytes(_ends.AsSpan(0, _count)).CopyTo(offsets.AsSpan(4));
        return offsets;
    }

    /// <summary>Arrow has decimals in 16 bytes.</summary>
    private byte[] Widen()
    {
        byte[] wide = new byte[_used * 2];
        ReadOnlySpan<long> narrow = MemoryMarshal.Cast<byte, long>(_bytes.AsSpan(0, _used));
        Span<Int128> target = MemoryMarshal.Cast<byte, Int128>(wide.AsSpan());
        for (int i = 0; i < narrow.Length; i++)
        {
            target[i] = narrow[i];
        }

        return wide;
    }
}
