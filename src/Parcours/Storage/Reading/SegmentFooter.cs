using Parcours.Columns;
using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>Reads what a segment says of itself, trusting nothing: no number leads outside the mapping.</summary>
internal sealed unsafe class SegmentFooter
{
    private const string KeysName = "(patient keys)";
    private const string IndexName = "(patient index)";

    private readonly string _file;
    private readonly byte* _start;
    private readonly long _footerOffset;
    private readonly FooterHead _head;

    private SegmentFooter(string file, byte* start, long footerOffset, long footerLength)
    {
        (_file, _footerOffset) = (file, footerOffset);
        _start = start + footerOffset;
        _head = *(FooterHead*)_start;
        Check(
            Fits(_head.SectionsOffset, _head.SectionCount, sizeof(SectionEntry), footerLength)
            && Fits(_head.ColumnsOffset, _head.ColumnCount, sizeof(ColumnEntry), footerLength)
            && Fits(_head.PagesOffset, _head.PageCount, sizeof(PageEntry), footerLength)
            && Fits(_head.NamesOffset, _head.NamesLength, 1, footerLength)
            && _head.PagesOffset % SegmentFormat.Alignment == 0
            && _head.PatientCount <= int.MaxValue
            && _head.KeysAreText <= 1,
            "its footer is not as it must be");
        Keys = PagesOf("", KeysName, KeysAreText ? Lane.Text : Lane.Int64, _head.FirstKeyPage, _head.PatientCount);
    }

    public long FooterOffset => _footerOffset;

    public PageEntry* Pages => (PageEntry*)(_start + _head.PagesOffset);

    public int PageCount => (int)_head.PageCount;

    public int PatientCount => (int)_head.PatientCount;

    public bool KeysAreText => _head.KeysAreText != 0;

    public ColumnFile Keys { get; }

    /// <summary>Checks the frame of a segment: its length, its header, its trailer, its footer.</summary>
    public static SegmentFooter Read(IMappedObject mapped, SegmentRecord record)
    {
        string file = record.File;
        Check(file, mapped.Length == record.Length, FormattableString.Invariant($"it has {mapped.Length} bytes instead of {record.Length}"));
        Check(file, mapped.Length >= sizeof(SegmentHeader) + sizeof(FooterHead) + sizeof(SegmentTrailer), "it is too short for a segment");
        var header = (SegmentHeader*)mapped.Pointer;
        var trailer = (SegmentTrailer*)(mapped.Pointer + mapped.Length - sizeof(SegmentTrailer));
        Check(file, header->Magic == SegmentFormat.HeaderMagic && trailer->Magic == SegmentFormat.TrailerMagic, "it is not a segment");
        Check(file, SegmentFormat.Checksum((byte*)header, 56) == header->Checksum, "its header is not what was written (checksum)");
        if (header->Major > SegmentFormat.Major)
        {
            throw Errors.NewerFormat(file, header->Major, SegmentFormat.Major);
        }

        bool isReference = record.Bucket < 0;
        Check(
            file,
            header->Kind == (isReference ? SegmentHeader.ReferenceKind : SegmentHeader.BucketKind)
            && header->Bucket == (isReference ? 0 : record.Bucket)
            && header->FirstOrdinal == record.FirstOrdinal,
            "it is another segment than the snapshot names");
        Check(file, SegmentFormat.Checksum((byte*)trailer, 56) == trailer->Checksum, "its trailer is not what was written (checksum)");
        ulong room = (ulong)(mapped.Length - sizeof(SegmentTrailer));
        Check(
            file,
            trailer->FileLength == (ulong)mapped.Length
            && trailer->FooterOffset % SegmentFormat.Alignment == 0
            && trailer->FooterOffset >= (ulong)sizeof(SegmentHeader)
            && trailer->FooterOffset <= room
            && trailer->FooterLength == room - trailer->FooterOffset
            && trailer->FooterLength >= (ulong)sizeof(FooterHead),
            "its trailer does not say where the footer is");
        Check(
            file,
            trailer->FooterChecksum == record.Checksum
            && SegmentFormat.Checksum(mapped.Pointer + trailer->FooterOffset, (long)trailer->FooterLength) == record.Checksum,
            "its footer is not what was written (checksum)");
        var footer = new SegmentFooter(file, mapped.Pointer, (long)trailer->FooterOffset, (long)trailer->FooterLength);
        Check(file, footer.PatientCount == record.PatientCount, "its patients are not as many as the snapshot says");
        return footer;
    }

    /// <summary>Reads the sections, and checks each of their pages' entries.</summary>
    public Dictionary<string, SectionFile> BuildSections(SegmentFile segment)
    {
        var sections = new Dictionary<string, SectionFile>(StringComparer.OrdinalIgnoreCase);
        var entries = (SectionEntry*)(_start + _head.SectionsOffset);
        for (int i = 0; i < _head.SectionCount; i++)
        {
            SectionEntry entry = entries[i];
            string name = Name(entry.NameOffset, entry.NameLength);
            Check(
                entry.RowCount <= int.MaxValue && entry.PatientCount < int.MaxValue && (long)entry.FirstColumn + entry.ColumnCount <= _head.ColumnCount,
                "its footer is not as it must be");
            ColumnFile? index = entry.HasPatients == 0
                ? null
                : PagesOf(name, IndexName, Lane.Int32, entry.FirstIndexPage, entry.PatientCount + 1);
            var columns = new Dictionary<string, ColumnFile>(StringComparer.OrdinalIgnoreCase);
            for (uint c = 0; c < entry.ColumnCount; c++)
            {
                ColumnFile column = Column(name, ((ColumnEntry*)(_start + _head.ColumnsOffset))[entry.FirstColumn + c], entry.RowCount);
                Check(columns.TryAdd(column.Name, column), "it holds a column twice");
            }

            Check(sections.TryAdd(name, new(segment, name, (int)entry.RowCount, index, columns)), "it holds a table twice");
        }

        return sections;
    }

    private ColumnFile Column(string table, ColumnEntry entry, uint rows)
    {
        var kind = (ColumnKind)entry.Kind;
        Check(Enum.IsDefined(kind) && entry.Scale <= 18 && entry.IsCoded <= 1, "a column has a type that is not known");
        Lane lane = entry.IsCoded != 0 ? Lane.Int32 : new ColumnType(kind, entry.Scale).Lane;
        return PagesOf(table, Name(entry.NameOffset, entry.NameLength), lane, entry.FirstPage, rows);
    }

    private ColumnFile PagesOf(string table, string name, Lane lane, uint firstPage, uint rows)
    {
        int blocks = SegmentFormat.Blocks((int)rows);
        Check((long)firstPage + blocks <= _head.PageCount || blocks == 0, "its footer names pages that it does not have");
        for (int block = 0; block < blocks; block++)
        {
            string? wrong = PageCheck.Entry(Pages + firstPage + block, lane, SegmentFormat.RowsOf((int)rows, block), _footerOffset);
            if (wrong is not null)
            {
                throw Errors.DamagedPage(_file, table, name, block, wrong);
            }
        }

        return new(table, name, lane, (int)firstPage, (int)rows);
    }

    private string Name(uint offset, uint length)
    {
        Check((long)offset + length <= _head.NamesLength, "its footer is not as it must be");
        return System.Text.Encoding.UTF8.GetString(_start + _head.NamesOffset + offset, (int)length);
    }

    private static bool Fits(uint offset, uint count, int size, long length) => offset + ((long)count * size) <= length;

    private void Check(bool holds, string what) => Check(_file, holds, what);

    private static void Check(string file, bool holds, string what)
    {
        if (!holds)
        {
            throw Errors.Damaged(file, what);
        }
    }
}
