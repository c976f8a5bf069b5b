using System.Runtime.InteropServices;
using Parcours.Kernels;
using Parcours.Storage;

namespace Parcours.Tests.Storage;

/// <summary>Changes a segment as one who means harm would: every checksum is right afterwards.</summary>
internal static unsafe class ResealedSegment
{
    public static void Change(byte[] bytes, Random random)
    {
        fixed (byte* start = bytes)
        {
            var trailer = (SegmentTrailer*)(start + bytes.Length - sizeof(SegmentTrailer));
            byte* footer = start + trailer->FooterOffset;
            var head = *(FooterHead*)footer;
            if (random.Next(2) == 0)
            {
                Poke(bytes.AsSpan((int)trailer->FooterOffset, (int)trailer->FooterLength), random);
            }
            else
            {
                // A page: its first bytes are where its lengths and offsets are.
                PageEntry* page = (PageEntry*)(footer + head.PagesOffset) + random.Next((int)head.PageCount);
                if (page->Length > 0)
                {
                    int length = SegmentFormat.Align((int)page->Length);
                    Poke(bytes.AsSpan((int)page->Offset, random.Next(2) == 0 ? Math.Min(length, 80) : length), random);
                    page->Checksum = SegmentFormat.Checksum(start + page->Offset, length);
                }
            }

            trailer->FooterChecksum = SegmentFormat.Checksum(footer, (long)trailer->FooterLength);
            trailer->Checksum = SegmentFormat.Checksum((byte*)trailer, 56);
        }
    }

    public static ulong FooterChecksum(byte[] bytes) =>
        MemoryMarshal.Read<SegmentTrailer>(bytes.AsSpan(bytes.Length - sizeof(SegmentTrailer))).FooterChecksum;

    /// <summary>Reads every page by every way there is.</summary>
    public static void ReadAll(SegmentFile segment)
    {
        foreach (SectionFile section in segment.Sections.Values)
        {
            if (section.HasPatients)
            {
                _ = section.FirstRow;
            }

            foreach (ColumnFile column in section.Columns.Values)
            {
                Read(segment, column);
            }
        }

        using var keys = new PatientKeys([segment], segment.KeysAreText);
    }

    private static void Read(SegmentFile segment, ColumnFile column)
    {
        using var cursor = new ColumnCursor(segment, column, column.Lane, Simd.Best);
        using var values = new NativeBuffer();
        using var validity = new NativeBuffer();
        values.Reserve((column.RowCount * 16L) + 64);
        validity.Reserve((column.RowCount / 8) + 64);
        cursor.Read(0, column.RowCount, values.Pointer, (ulong*)validity.Pointer);
        if (column.Lane is Parcours.Columns.Lane.Int32 or Parcours.Columns.Lane.Int64)
        {
            cursor.RangeToBitmap(0, column.RowCount, -5, 10000, (ulong*)validity.Pointer);
        }

        for (int i = 0; column.Lane == Parcours.Columns.Lane.Text && i < column.RowCount; i++)
        {
            foreach (byte b in ((Parcours.Columns.TextView*)values.Pointer)[i].Span)
            {
                _ = b;
            }
        }
    }

    private static void Poke(Span<byte> bytes, Random random)
    {
        int at = random.Next(bytes.Length);
        switch (random.Next(3))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            default:
                bytes.Slice(at & ~3, Math.Min(4, bytes.Length - (at & ~3))).Fill((byte)(random.Next(2) * 255));
                break;
        }
    }
}
