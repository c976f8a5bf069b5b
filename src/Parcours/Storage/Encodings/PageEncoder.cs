using System.Numerics;
using Parcours.Columns;
using Parcours.Diagnostics;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>
/// Encodes one page at a time: looks at its values, takes the encoding that makes it smallest (with a handicap for those that
/// are slow to read), and adds statistics and checksum. The bytes depend on the values alone.
/// </summary>
internal sealed unsafe class PageEncoder : IDisposable
{
    private readonly NativeBuffer _page = new();
    private readonly NativeBuffer _compressed = new();
    private readonly NativeBuffer _filled = new();
    private readonly NativeBuffer _integers = new();
    private readonly NativeBuffer _runs = new();
    private readonly IntegerShape _shape = new();
    private readonly IntegerShape _lengthShape = new();
    private readonly IntegerShape _runShape = new();
    private PageEntry _entry;
    private string _table = "";
    private string _column = "";

    /// <summary>The bytes of the page encoded last, with zeros up to a multiple of 64.</summary>
    public byte* Bytes { get; private set; }

    /// <summary>Names what is encoded, for errors.</summary>
    public void Name(string table, string column) => (_table, _column) = (table, column);

    /// <summary>Encodes up to a block of values; where they will be in the file is left to the caller.</summary>
    public PageEntry Encode(Lane lane, void* values, ulong* validity, int count)
    {
        int nulls = validity == null ? 0 : count - CountBits(validity, count);
        _entry = new() { Lane = lane, RowCount = (uint)count, NullCount = (uint)nulls, Encoding = Encoding.Constant };
        if (nulls == count)
        {
            return _entry;
        }

        int at = 0;
        if (nulls > 0)
        {
            at = SegmentFormat.Align(Bitmap.Words(count) * sizeof(ulong));
            _page.Reserve(at);
            new Span<byte>(_page.Pointer, at).Clear();
            Bits.Copy(validity, count, (ulong*)_page.Pointer);
            _entry.Flags |= PageFlags.Validity;
        }

        var mask = nulls > 0 ? (ulong*)_page.Pointer : null;
        int length = lane switch
        {
            Lane.Int32 => WithRange(Integers(Filled((int*)values, mask, count), count, at)),
            Lane.Int64 => WithRange(Integers(Filled((long*)values, mask, count), count, at)),
            Lane.Float64 => Doubles((double*)Filled((long*)values, mask, count), count, at),
            Lane.Bit => BitValues((ulong*)values, mask, count, at),
            _ => Texts((TextView*)values, mask, count, at),
        };
        Finish(length);
        return _entry;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _page.Dispose();
        _compressed.Dispose();
        _filled.Dispose();
        _integers.Dispose();
        _runs.Dispose();
    }

    private int WithRange(int length)
    {
        _entry.Flags |= PageFlags.Range;
        (_entry.Min, _entry.Max) = (_shape.Min, _shape.Max);
        return length;
    }

    private int Integers<T>(T* values, int count, int at)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        _shape.Measure(values, count);
        if (_shape.Runs == 1)
        {
            _entry.Constant = Lanes.ToInt64(values[0]);
            return at;
        }

        int plain = count * sizeof(T);
        int best = Math.Min(_shape.PackedBytes, plain);
        _entry.Encoding = best < plain ? Encoding.BitPacked : Encoding.Plain;

        // Differences cannot be filtered without undoing them: they must save a quarter.
        if (_shape.DeltaBytes < best - (best / 4))
        {
            (best, _entry.Encoding) = (_shape.DeltaBytes, Encoding.DeltaPacked);
        }

        // Short runs are slower to read than packed values: they must save half. Long ones are faster.
        int runs = 0;
        if (_shape.Runs <= count / 4)
        {
            runs = SplitRuns(values, count);
            int bytes = RunLengthPage.Bytes(_lengthShape, _runShape);
            if (bytes < (_shape.Runs <= count / 16 ? best : best / 2))
            {
                (best, _entry.Encoding) = (bytes, Encoding.RunLength);
            }
        }

        byte* to = _page.Reserve(at + (long)best, at) + at;
        switch (_entry.Encoding)
        {
            case Encoding.Plain:
                Buffer.MemoryCopy(values, to, plain, plain);
                return at + plain;
            case Encoding.BitPacked:
                return at + BitPackedPage.Write(values, count, _shape, to);
            case Encoding.DeltaPacked:
                return at + DeltaPackedPage.Write(values, count, _shape, to);
            default:
                return at + RunLengthPage.Write((int*)_runs.Pointer, (T*)(_runs.Pointer + (count * sizeof(int))), runs, _lengthShape, _runShape, to);
        }
    }

    private int SplitRuns<T>(T* values, int count)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        // The lengths lie before the values; the count of rows, which bounds that of runs, is where the values begin.
        var lengths = (int*)_runs.Reserve((long)count * (sizeof(int) + sizeof(T)));
        var firsts = (T*)(_runs.Pointer + (count * sizeof(int)));
        int runs = RunLengthPage.Split(values, count, lengths, firsts);
        _lengthShape.Measure(lengths, runs);
        _runShape.Measure(firsts, runs);
        return runs;
    }

    private int Doubles(double* values, int count, int at)
    {
        if (MinMax.Double(Simd.Best, values, count, out double min, out double max) && !double.IsNaN(min))
        {
            _entry.Flags |= PageFlags.Range;
            (_entry.Min, _entry.Max) = (BitConverter.DoubleToInt64Bits(min), BitConverter.DoubleToInt64Bits(max));
        }

        var integers = (long*)_integers.Reserve((long)count * sizeof(long));
        _entry.DoubleForm = DoubleForms.Choose(values, count, integers);
        return _entry.DoubleForm switch
        {
            DoubleForm.Bits => Integers((long*)values, count, at),
            DoubleForm.SingleBits => Integers((int*)integers, count, at),
            _ => Integers(integers, count, at),
        };
    }

    private int BitValues(ulong* values, ulong* mask, int count, int at)
    {
        int bytes = Bitmap.Words(count) * sizeof(ulong);
        var to = (ulong*)(_page.Reserve(at + (long)bytes, at) + at);
        Bits.Copy(values, count, to);
        if (mask != null)
        {
            Bitmap.And(to, (ulong*)_page.Pointer, count, to);
        }

        int ones = Bitmap.PopCount(to, count);
        int rows = count - (int)_entry.NullCount;
        _entry.Flags |= PageFlags.Range;
        (_entry.Min, _entry.Max) = (ones == rows ? 1 : 0, ones > 0 ? 1 : 0);
        if (ones == 0 || ones == rows)
        {
            _entry.Constant = _entry.Max;
            return at;
        }

        _entry.Encoding = Encoding.Plain;
        return at + bytes;
    }

    private int Texts(TextView* values, ulong* mask, int count, int at)
    {
        long textBytes = TextPage.TextBytes(values, mask, count);
        long bound = at + TextPage.Bound(count, textBytes);
        if (bound > SegmentFormat.MaxPageBytes)
        {
            throw Errors.PageTooLarge(_table, _column);
        }

        _entry.Encoding = Encoding.Text;
        byte* to = _page.Reserve(bound, at) + at;
        mask = mask == null ? null : (ulong*)_page.Pointer;
        return at + TextPage.Write(values, mask, count, (int*)_integers.Reserve((long)count * sizeof(int)), _shape, to);
    }

    private void Finish(int length)
    {
        if (length == 0)
        {
            return;
        }

        Bytes = _page.Pointer;
        _entry.Length = _entry.DecodedLength = (uint)length;
        int compressed = Lz4Page.TryWrite(_page.Pointer, length, _entry.Encoding == Encoding.Text, _compressed.Reserve(length));
        if (compressed > 0)
        {
            Bytes = _compressed.Pointer;
            _entry.Length = (uint)compressed;
            _entry.Flags |= PageFlags.Lz4;
        }

        int padded = SegmentFormat.Align((int)_entry.Length);
        new Span<byte>(Bytes + _entry.Length, padded - (int)_entry.Length).Clear();
        _entry.Checksum = SegmentFormat.Checksum(Bytes, padded);
    }

    // A null takes the value before it, so that it costs nothing under any encoding; leading nulls take the first value.
    private T* Filled<T>(T* values, ulong* mask, int count)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (mask == null)
        {
            return values;
        }

        var to = (T*)_filled.Reserve((long)count * sizeof(T));
        int first = 0;
        while (!Bitmap.Get(mask, first))
        {
            first++;
        }

        T last = values[first];
        for (int i = 0; i < count; i += 64)
        {
            int n = Math.Min(64, count - i);
            if (mask[i >> 6] == ulong.MaxValue)
            {
                new ReadOnlySpan<T>(values + i, n).CopyTo(new(to + i, n));
                last = values[i + 63];
            }
            else
            {
                last = Fill(values + i, mask[i >> 6], n, last, to + i);
            }
        }

        return to;
    }

    // Without a branch: where nulls are many, none could foresee them.
    private static T Fill<T>(T* values, ulong mask, int count, T last, T* to)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int i = 0; i < count; i++)
        {
            T take = T.Zero - T.CreateTruncating((mask >> i) & 1);
            last = (values[i] & take) | (last & ~take);
            to[i] = last;
        }

        return last;
    }

    private static int CountBits(ulong* bits, int count)
    {
        int whole = count & ~63;
        int sum = Bitmap.PopCount(bits, whole);
        return whole == count ? sum : sum + BitOperations.PopCount(bits[whole >> 6] & Bitmap.TailMask(count));
    }
}
