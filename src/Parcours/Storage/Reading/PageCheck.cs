using Parcours.Columns;

namespace Parcours.Storage;

/// <summary>
/// Whether a page can be read without leaving its bytes. A checksum shows damage, but not a file that was made so; these
/// checks hold whatever the bytes say.
/// </summary>
internal static unsafe class PageCheck
{
    private const PageFlags KnownFlags = PageFlags.Validity | PageFlags.Lz4 | PageFlags.Range;

    /// <summary>Looks at what the footer says of a page; what is wrong with it, or null.</summary>
    public static string? Entry(PageEntry* page, Lane lane, int rows, long footerOffset)
    {
        if (page->RowCount != rows || page->NullCount > page->RowCount || page->Lane != lane)
        {
            return "its rows or its type are not those of its column";
        }

        bool someNull = page->NullCount > 0 && page->NullCount < page->RowCount;
        if ((page->Flags & ~KnownFlags) != 0 || ((page->Flags & PageFlags.Validity) != 0) != someNull || !Allowed(page, lane))
        {
            return "its encoding is not known";
        }

        bool isCompressed = (page->Flags & PageFlags.Lz4) != 0;
        if (page->DecodedLength > SegmentFormat.MaxPageBytes
            || (isCompressed ? page->DecodedLength > (page->Length * 255L) + 64 : page->DecodedLength != page->Length))
        {
            return "its length is not what it decodes to";
        }

        if (page->Length == 0)
        {
            return page->Encoding == Encoding.Constant && !someNull ? null : "it has no bytes";
        }

        return page->Offset % SegmentFormat.Alignment == 0
            && page->Offset >= (ulong)sizeof(SegmentHeader)
            && page->Offset <= (ulong)footerOffset
            && SegmentFormat.Align((long)page->Length) <= footerOffset - (long)page->Offset
            ? null
            : "it lies outside the file";
    }

    /// <summary>Looks at the decoded bytes of a page, from where its values begin; what is wrong with them, or null.</summary>
    public static string? Values(PageEntry* page, byte* values, long available)
    {
        int rows = (int)page->RowCount;
        bool isWide = page->Lane == Lane.Int64 || (page->Lane == Lane.Float64 && page->DoubleForm != DoubleForm.SingleBits);
        return page->Encoding switch
        {
            Encoding.Plain => available >= PlainBytes(page->Lane, isWide, rows) ? null : "it is too short for its values",
            Encoding.BitPacked or Encoding.DeltaPacked => FrameHeader.Check(values, available, rows, isWide ? 64 : 32),
            Encoding.RunLength => isWide ? RunLengthPage.Check<long>(values, available, rows) : RunLengthPage.Check<int>(values, available, rows),
            Encoding.Text => TextPage.Check(values, available, rows),
            _ => null,
        };
    }

    private static bool Allowed(PageEntry* page, Lane lane) => lane switch
    {
        Lane.Bit => page->Encoding is Encoding.Constant or Encoding.Plain && page->DoubleForm == DoubleForm.Bits,
        Lane.Text => (page->Encoding == Encoding.Text || (page->Encoding == Encoding.Constant && page->NullCount == page->RowCount)) && page->DoubleForm == DoubleForm.Bits,
        Lane.Float64 => page->Encoding is >= Encoding.Constant and <= Encoding.RunLength && DoubleForms.IsKnown(page->DoubleForm),
        _ => page->Encoding is >= Encoding.Constant and <= Encoding.RunLength && page->DoubleForm == DoubleForm.Bits,
    };

    private static long PlainBytes(Lane lane, bool isWide, int rows) =>
        lane == Lane.Bit ? (long)Kernels.Bitmap.Words(rows) * sizeof(ulong) : (long)rows * (isWide ? sizeof(long) : sizeof(int));
}
