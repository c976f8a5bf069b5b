using Parcours.Diagnostics;

namespace Parcours.Storage;

/// <summary>
/// An open segment. Opening it checks its frame (lengths, magic numbers, header, trailer and footer checksums, every offset);
/// a page's own checksum is checked the first time it is touched, and a bit remembers it, so that later reads cost nothing.
/// </summary>
internal sealed unsafe class SegmentFile : IDisposable
{
    private readonly IMappedObject _mapped;
    private readonly PageEntry* _pages;
    private readonly long[] _checked;

    private SegmentFile(SegmentRecord record, IMappedObject mapped, SegmentFooter footer)
    {
        (Name, _mapped) = (record.File, mapped);
        _pages = footer.Pages;
        (PageCount, PatientCount, FirstOrdinal, KeysAreText) = (footer.PageCount, footer.PatientCount, record.FirstOrdinal, footer.KeysAreText);
        _checked = new long[(PageCount + 63) / 64];
        (Keys, FooterOffset) = (footer.Keys, footer.FooterOffset);
        Sections = footer.BuildSections(this);
    }

    /// <summary>The object's name.</summary>
    public string Name { get; }

    public int PageCount { get; }

    /// <summary>Patients that the segment adds.</summary>
    public int PatientCount { get; }

    public int FirstOrdinal { get; }

    public bool KeysAreText { get; }

    /// <summary>Where the pages end.</summary>
    public long FooterOffset { get; }

    /// <summary>The pages of the keys of those patients.</summary>
    public ColumnFile Keys { get; }

    /// <summary>The sections by table name.</summary>
    public IReadOnlyDictionary<string, SectionFile> Sections { get; }

    /// <summary>Opens the segment that a snapshot names.</summary>
    public static SegmentFile Open(IObjectStore store, SegmentRecord record)
    {
        IMappedObject mapped;
        try
        {
            mapped = store.Map(record.File);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.Damaged(record.File, "it is missing", e);
        }

        try
        {
            return new(record, mapped, SegmentFooter.Read(mapped, record));
        }
        catch
        {
            mapped.Dispose();
            throw;
        }
    }

    public PageEntry* Page(int page) => _pages + page;

    /// <summary>The bytes of a page as they are in the file, their checksum checked.</summary>
    public byte* Bytes(ColumnFile column, int block)
    {
        int number = column.FirstPage + block;
        PageEntry* page = _pages + number;
        byte* bytes = _mapped.Pointer + page->Offset;
        if (!IsChecked(number) && page->Length > 0 && SegmentFormat.Checksum(bytes, SegmentFormat.Align((long)page->Length)) != page->Checksum)
        {
            throw Damage(column, block, "its bytes are not those that were written (checksum)");
        }

        return bytes;
    }

    /// <summary>Whether a page was found whole before.</summary>
    public bool IsChecked(int page) => (Volatile.Read(ref _checked[page >> 6]) & (1L << page)) != 0;

    /// <summary>Remembers that a page is whole.</summary>
    public void MarkChecked(int page) => Interlocked.Or(ref _checked[page >> 6], 1L << page);

    /// <summary>The error for a page that is not as it must be.</summary>
    public ParcoursException Damage(ColumnFile column, int block, string what) => Errors.DamagedPage(Name, column.Table, column.Name, block, what);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SectionFile section in Sections.Values)
        {
            section.Dispose();
        }

        _mapped.Dispose();
    }
}
