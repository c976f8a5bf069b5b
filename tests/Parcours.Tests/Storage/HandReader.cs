using System.Buffers.Binary;
using System.IO.Hashing;
using K4os.Compression.LZ4;

namespace Parcours.Tests.Storage;

/// <summary>A second reader of segments, written from docs/reference/format.md alone: slow, plain, and sharing no code with the engine.</summary>
internal sealed class HandReader
{
    private readonly byte[] _file;
    private readonly int _footer;

    public HandReader(byte[] file)
    {
        _file = file;
        Assert.Equal("PRCSEG\r\n"u8.ToArray(), file[..8]);
        Assert.Equal(1, BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8)));
        Assert.Equal(XxHash3.HashToUInt64(file.AsSpan(0, 56)), U64(56));
        int trailer = file.Length - 64;
        Assert.Equal("PRCEND\r\n"u8.ToArray(), file[trailer..(trailer + 8)]);
        Assert.Equal(XxHash3.HashToUInt64(file.AsSpan(trailer, 56)), U64(trailer + 56));
        Assert.Equal((ulong)file.Length, U64(trailer + 8));
        _footer = (int)U64(trailer + 16);
        int length = (int)U64(trailer + 24);
        Assert.Equal(trailer, _footer + length);
        Assert.Equal(XxHash3.HashToUInt64(file.AsSpan(_footer, length)), U64(trailer + 32));
    }

    public uint FirstOrdinal => U32(20);

    public int Patients => (int)U32(_footer + 32);

    public long[] Keys() => [.. Values((int)U32(_footer + 40), Patients).Select(v => (long)v!)];

    /// <summary>The rows of a table: where those of each ordinal begin, and its columns by name.</summary>
    public (int Rows, long[]? FirstRow, Dictionary<string, object?[]> Columns) Section(string table)
    {
        for (int i = 0; i < U32(_footer); i++)
        {
            int at = _footer + (int)U32(_footer + 12) + (32 * i);
            if (Name(at) == table)
            {
                int rows = (int)U32(at + 8);
                long[]? first = U32(at + 12) == 0 ? null : [.. Values((int)U32(at + 20), (int)U32(at + 16) + 1).Select(v => (long)v!)];
                var columns = new Dictionary<string, object?[]>();
                for (int c = 0; c < U32(at + 28); c++)
                {
                    int column = _footer + (int)U32(_footer + 16) + (16 * ((int)U32(at + 24) + c));
                    columns.Add(Name(column), Values((int)U32(column + 12), rows));
                }

                return (rows, first, columns);
            }
        }

        throw new ArgumentException("There is no such section.", nameof(table));
    }

    private object?[] Values(int firstPage, int rows)
    {
        var all = new List<object?>();
        for (int block = 0; block * 32768 < rows; block++)
        {
            all.AddRange(Page(_footer + (int)U32(_footer + 20) + (64 * (firstPage + block)), Math.Min(32768, rows - (block * 32768))));
        }

        return [.. all];
    }

    private object?[] Page(int entry, int rows)
    {
        Assert.Equal((uint)rows, U32(entry + 16));
        int offset = (int)U64(entry);
        int length = (int)U32(entry + 8);
        byte[] page = _file[offset..(offset + length)];
        if (length > 0)
        {
            Assert.Equal(0, offset % 64);
            Assert.Equal(XxHash3.HashToUInt64(_file.AsSpan(offset, (length + 63) / 64 * 64)), U64(entry + 56));
        }

        byte flags = _file[entry + 25];
        if ((flags & 2) != 0)
        {
            byte[] decoded = new byte[U32(entry + 12)];
            Assert.Equal(decoded.Length, LZ4Codec.Decode(page, decoded));
            page = decoded;
        }

        bool[] valid = [.. Enumerable.Repeat(U32(entry + 20) == 0 || (flags & 1) != 0, rows)];
        int at = 0;
        if ((flags & 1) != 0)
        {
            valid = [.. Enumerable.Range(0, rows).Select(r => (page[r / 8] >> (r % 8) & 1) != 0)];
            at = Aligned((rows + 63) / 64 * 8);
        }

        object?[] values = Decode(_file[entry + 24], _file[entry + 26], _file[entry + 27], page[at..], rows, (long)U64(entry + 48));
        return [.. values.Select((v, r) => valid[r] ? v : null)];
    }

    private static object?[] Decode(byte encoding, byte lane, byte form, byte[] page, int rows, long constant)
    {
        if (lane == 4)
        {
            return encoding == 1 ? new object?[rows] : Texts(page, rows);
        }

        bool isWide = lane == 2 || (lane == 3 && form != 1);
        long[] integers = encoding switch
        {
            1 => [.. Enumerable.Repeat(constant, rows)],
            2 when lane == 0 => [.. Enumerable.Range(0, rows).Select(r => (long)(page[r / 8] >> (r % 8) & 1))],
            2 => [.. Enumerable.Range(0, rows).Select(r => isWide ? BitConverter.ToInt64(page, r * 8) : BitConverter.ToInt32(page, r * 4))],
            3 => Packed(page, rows, isWide, isDelta: false),
            4 => Packed(page, rows, isWide, isDelta: true),
            5 => Runs(page, isWide),
            _ => throw new InvalidDataException("The encoding is not in the document."),
        };
        return [.. integers.Select(i => lane != 3 ? (object?)i : form switch
        {
            0 => BitConverter.Int64BitsToDouble(i),
            1 => (double)BitConverter.Int32BitsToSingle((int)i),
            _ => i / Math.Pow(10, form - 16),
        })];
    }

    private static long[] Packed(byte[] page, int rows, bool isWide, bool isDelta)
    {
        long[] values = new long[rows];
        for (int r = 0; r < rows; r++)
        {
            int header = r / 1024 * 16;
            int width = BitConverter.ToInt32(page, header + 12);
            ulong number = 0;
            for (int b = 0; b < width; b++)
            {
                long bit = (BitConverter.ToInt32(page, header + 8) * 8L) + ((long)(r % 1024) * width) + b;
                number |= (ulong)(page[bit / 8] >> (int)(bit % 8) & 1) << b;
            }

            long delta = (long)(number >> 1) ^ -(long)(number & 1);
            long value = !isDelta ? BitConverter.ToInt64(page, header) + (long)number
                : r % 1024 == 0 ? BitConverter.ToInt64(page, header)
                : values[r - 1] + delta;
            values[r] = isWide ? value : (int)value;
        }

        return values;
    }

    private static long[] Runs(byte[] page, bool isWide)
    {
        int runs = BitConverter.ToInt32(page, 0);
        int bytes = BitConverter.ToInt32(page, 4);
        long[] lengths = Packed(page[64..], runs, isWide: false, isDelta: false);
        long[] values = Packed(page[(64 + bytes)..], runs, isWide, isDelta: false);
        return [.. Enumerable.Range(0, runs).SelectMany(r => Enumerable.Repeat(values[r], (int)lengths[r]))];
    }

    private static object?[] Texts(byte[] page, int rows)
    {
        int at = 64 + BitConverter.ToInt32(page, 0);
        object?[] texts = new object?[rows];
        long[] lengths = Packed(page[64..], rows, isWide: false, isDelta: false);
        for (int r = 0; r < rows; r++)
        {
            texts[r] = System.Text.Encoding.UTF8.GetString(page, at, (int)lengths[r]);
            at += (int)lengths[r];
        }

        return texts;
    }

    private string Name(int entry) =>
        System.Text.Encoding.UTF8.GetString(_file, _footer + (int)U32(_footer + 24) + (int)U32(entry), (int)U32(entry + 4));

    private static int Aligned(int bytes) => (bytes + 63) / 64 * 64;

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(_file.AsSpan(at));
}
