using System.Runtime.InteropServices;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>Writes the values that one commit adds to a dictionary, with their sorted order, as one file.</summary>
internal static unsafe class DictionaryWriter
{
    /// <summary>Writes texts: where each ends (from the first on), the order, the bytes.</summary>
    public static DictionaryFileRecord Write(IObjectStore store, string name, int firstCode, IReadOnlyList<byte[]> values)
    {
        int[] order = Order(values, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        long total = values.Sum(v => (long)v.Length);
        long orderOffset = SegmentFormat.Align(sizeof(DictionaryHeader) + ((long)values.Count * sizeof(ulong)));
        long bytesOffset = SegmentFormat.Align(orderOffset + ((long)values.Count * sizeof(int)));
        byte[] body = Body(name, SegmentFormat.Align(bytesOffset + total));
        Span<ulong> ends = MemoryMarshal.Cast<byte, ulong>(body.AsSpan());
        int at = (int)bytesOffset - sizeof(DictionaryHeader);
        ulong end = 0;
        for (int i = 0; i < values.Count; i++)
        {
            values[i].CopyTo(body.AsSpan(at));
            at += values[i].Length;
            ends[i] = end += (ulong)values[i].Length;
        }

        MemoryMarshal.AsBytes(order.AsSpan()).CopyTo(body.AsSpan((int)orderOffset - sizeof(DictionaryHeader)));
        return Write(store, name, new() { IsText = 1, FirstCode = (uint)firstCode, Count = (uint)values.Count, OrderOffset = (ulong)orderOffset, BytesOffset = (ulong)bytesOffset }, body);
    }

    /// <summary>Writes integers: the values, the order.</summary>
    public static DictionaryFileRecord Write(IObjectStore store, string name, int firstCode, IReadOnlyList<long> values)
    {
        int[] order = Order(values, static (a, b) => a.CompareTo(b));
        long orderOffset = SegmentFormat.Align(sizeof(DictionaryHeader) + ((long)values.Count * sizeof(long)));
        long end = SegmentFormat.Align(orderOffset + ((long)values.Count * sizeof(int)));
        byte[] body = Body(name, end);
        Span<long> places = MemoryMarshal.Cast<byte, long>(body.AsSpan());
        for (int i = 0; i < values.Count; i++)
        {
            places[i] = values[i];
        }

        MemoryMarshal.AsBytes(order.AsSpan()).CopyTo(body.AsSpan((int)orderOffset - sizeof(DictionaryHeader)));
        return Write(store, name, new() { FirstCode = (uint)firstCode, Count = (uint)values.Count, OrderOffset = (ulong)orderOffset, BytesOffset = (ulong)end }, body);
    }

    private static DictionaryFileRecord Write(IObjectStore store, string name, DictionaryHeader header, byte[] body)
    {
        header.Magic = SegmentFormat.DictionaryMagic;
        header.Major = SegmentFormat.Major;
        header.Minor = SegmentFormat.Minor;
        header.FileLength = (ulong)(sizeof(DictionaryHeader) + (long)body.Length);
        fixed (byte* bytes = body)
        {
            header.BodyChecksum = SegmentFormat.Checksum(bytes, body.Length);
        }

        header.Checksum = SegmentFormat.Checksum((byte*)&header, sizeof(DictionaryHeader) - sizeof(ulong));
        using IObjectWriter file = store.Create(name);
        file.Write(new ReadOnlySpan<byte>(&header, sizeof(DictionaryHeader)));
        file.Write(body);
        file.Complete();
        return new(name, (long)header.FileLength, header.Checksum, (int)header.Count);
    }

    private static byte[] Body(string name, long end) =>
        end <= Array.MaxLength ? new byte[end - sizeof(DictionaryHeader)] : throw Errors.DictionaryTooLarge(name);

    private static int[] Order<T>(IReadOnlyList<T> values, Comparison<T> compare)
    {
        int[] order = new int[values.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => compare(values[a], values[b]));
        for (int i = 1; i < order.Length; i++)
        {
            if (compare(values[order[i - 1]], values[order[i]]) == 0)
            {
                throw new ArgumentException("A value is there twice.", nameof(values));
            }
        }

        return order;
    }
}
