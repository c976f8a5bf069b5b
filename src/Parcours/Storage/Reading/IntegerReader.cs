using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Parcours.Kernels;

namespace Parcours.Storage;

/// <summary>Reads the integers of the page a cursor is on, whatever their encoding, from any row on.</summary>
[SkipLocalsInit]
internal sealed unsafe class IntegerReader<T>(SimdLevel level) : IDisposable
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int FrameRows = SegmentFormat.FrameRows;

    // A frame, a vector that its decoding may write past it, and a frame's worth of values to compare.
    private static int ScratchBytes => ((2 * FrameRows) + 16) * sizeof(T);

    private readonly NativeBuffer _frame = new();
    private readonly NativeBuffer _ends = new();
    private readonly NativeBuffer _values = new();
    private byte* _page;
    private int _rows;
    private Encoding _encoding;
    private T _constant;
    private int _frameNumber;
    private int _runs;
    private int _run;

    /// <summary>Turns to another page.</summary>
    public void Enter(PageWindow page)
    {
        _page = page.Values;
        (_rows, _encoding) = ((int)page.Entry->RowCount, page.Entry->Encoding);
        (_frameNumber, _run, _constant) = (-1, 0, Lanes.FromInt64<T>(page.Entry->Constant));
        if (_encoding == Encoding.RunLength)
        {
            var head = (uint*)_page;
            var ends = (int*)_ends.Reserve((long)head[0] * sizeof(int));
            _runs = RunLengthPage.ReadRuns(level, _page, ends, (T*)_values.Reserve((long)head[0] * sizeof(T)));
        }
    }

    /// <summary>Reads values; writes none past the last.</summary>
    public void Read(int row, int count, T* to)
    {
        if (_encoding == Encoding.Constant)
        {
            new Span<T>(to, count).Fill(_constant);
            return;
        }

        if (_encoding == Encoding.Plain)
        {
            Unsafe.CopyBlockUnaligned(to, _page + ((long)row * sizeof(T)), (uint)(count * sizeof(T)));
            return;
        }

        // The kernels may write a vector past the last value: the last values go through the stack.
        T* last = stackalloc T[(128 / sizeof(T)) + 16];
        int tail = Math.Min(count, 64 / sizeof(T));
        ReadLoosely(row, count - tail, to);
        ReadLoosely(row + count - tail, tail, last);
        Unsafe.CopyBlockUnaligned(to + count - tail, last, (uint)(tail * sizeof(T)));
    }

    /// <summary>Sets the bits, from <paramref name="bit"/> on, of the values within a closed range. Bits must be clear before.</summary>
    public void RangeToBitmap(int row, int count, long low, long high, ulong* to, int bit)
    {
        long least = Lanes.ToInt64(T.MinValue);
        long greatest = Lanes.ToInt64(T.MaxValue);
        if (low > high || low > greatest || high < least)
        {
            return;
        }

        (low, high) = (Math.Max(low, least), Math.Min(high, greatest));
        if (_encoding == Encoding.BitPacked)
        {
            BitPackedPage.RangeToBitmap<T>(level, _page, row, count, low, high, to, bit);
            return;
        }

        T* values = (T*)_frame.Reserve(ScratchBytes) + FrameRows + 16;
        ulong* some = stackalloc ulong[FrameRows / 64];
        while (count > 0)
        {
            int n = Math.Min(count, FrameRows);
            if (_encoding == Encoding.RunLength)
            {
                Runs(row, n, low, high, to, bit);
            }
            else
            {
                Read(row, n, values);
                Test(values, n, low, high, some);
                Bits.Or(some, 0, n, to, bit);
            }

            (row, count, bit) = (row + n, count - n, bit + n);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _frame.Dispose();
        _ends.Dispose();
        _values.Dispose();
    }

    private void ReadLoosely(int row, int count, T* to)
    {
        switch (_encoding)
        {
            case Encoding.BitPacked:
                BitPackedPage.Read(level, _page, row, count, to);
                break;
            case Encoding.DeltaPacked:
                ReadDeltas(row, count, to);
                break;
            default:
                ReadRuns(row, count, to);
                break;
        }
    }

    // A frame can be decoded from its beginning only; the one that a read ends in is kept, since the next read begins there.
    private void ReadDeltas(int row, int count, T* to)
    {
        while (count > 0)
        {
            int frame = row / FrameRows;
            int at = row % FrameRows;
            int inFrame = FrameHeader.ValuesOf(_rows, frame);
            int n = Math.Min(count, inFrame - at);
            if (n == inFrame && frame != _frameNumber)
            {
                DeltaPackedPage.ReadFrame(level, _page, frame, n, to);
            }
            else
            {
                var values = (T*)_frame.Reserve(ScratchBytes);
                if (frame != _frameNumber)
                {
                    DeltaPackedPage.ReadFrame(level, _page, frame, inFrame, values);
                    _frameNumber = frame;
                }

                Unsafe.CopyBlockUnaligned(to, values + at, (uint)(n * sizeof(T)));
            }

            row += n;
            count -= n;
            to += n;
        }
    }

    private void ReadRuns(int row, int count, T* to)
    {
        if (count == 0)
        {
            return;
        }

        var ends = (int*)_ends.Pointer;
        var values = (T*)_values.Pointer;
        int run = Seek(ends, row);
        int end = row + count;
        while (true)
        {
            int stop = Math.Min(ends[run], end);
            int n = stop - row;
            if (n * sizeof(T) <= 64)
            {
                // What is written past the run is overwritten by the next.
                Vector512.Create(values[run]).Store(to);
            }
            else
            {
                new Span<T>(to, n).Fill(values[run]);
            }

            if (stop == end)
            {
                break;
            }

            row = stop;
            to += n;
            run++;
        }

        _run = run;
    }

    private void Runs(int row, int count, long low, long high, ulong* to, int bit)
    {
        var ends = (int*)_ends.Pointer;
        var values = (T*)_values.Pointer;
        int run = Seek(ends, row);
        for (int end = row + count; row < end; run++)
        {
            int stop = Math.Min(ends[run], end);
            long value = Lanes.ToInt64(values[run]);
            if (value >= low && value <= high)
            {
                Bits.Fill(to, bit, stop - row);
            }

            (bit, row, _run) = (bit + stop - row, stop, run);
        }
    }

    private int Seek(int* ends, int row) =>
        row < ends[_run] && (_run == 0 || row >= ends[_run - 1]) ? _run
        : row == ends[_run] && _run + 1 < _runs ? _run + 1
        : RunLengthPage.Find(ends, _runs, row);

    private void Test(T* values, int count, long low, long high, ulong* to)
    {
        if (sizeof(T) == 4)
        {
            Compare.RangeToBitmap(level, (int*)values, count, (int)low, (int)high, to);
        }
        else
        {
            Compare.RangeToBitmap(level, (long*)values, count, low, high, to);
        }
    }
}
