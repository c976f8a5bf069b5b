using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>Collects what a segment will say of itself, and lays it out as the footer.</summary>
internal sealed unsafe class FooterBuilder
{
    private readonly List<SectionEntry> _sections = [];
    private readonly List<ColumnEntry> _columns = [];
    private readonly List<PageEntry> _pages = [];
    private readonly List<byte> _names = [];

    /// <summary>The number of the next page.</summary>
    public uint NextPage => (uint)_pages.Count;

    public uint PatientCount { get; set; }

    public uint FirstKeyPage { get; set; }

    public bool KeysAreText { get; set; }

    public void AddPage(PageEntry page) => _pages.Add(page);

    /// <summary>Begins a section; its columns follow.</summary>
    public void AddSection(string name, int rowCount, int patientCount, bool hasPatients, uint firstIndexPage)
    {
        (uint offset, uint length) = AddName(name);
        _sections.Add(new()
        {
            NameOffset = offset,
            NameLength = length,
            RowCount = (uint)rowCount,
            HasPatients = hasPatients ? 1u : 0u,
            PatientCount = (uint)patientCount,
            FirstIndexPage = firstIndexPage,
            FirstColumn = (uint)_columns.Count,
        });
    }

    /// <summary>Adds a column to the section begun last; its pages follow.</summary>
    public void AddColumn(ColumnSchema column)
    {
        (uint offset, uint length) = AddName(column.Name);
        _columns.Add(new()
        {
            NameOffset = offset,
            NameLength = length,
            Kind = (byte)column.Type.Kind,
            Scale = (byte)column.Type.Scale,
            IsCoded = (byte)(column.Dictionary is null ? 0 : 1),
            FirstPage = NextPage,
        });
        CollectionsMarshal.AsSpan(_sections)[^1].ColumnCount++;
    }

    /// <summary>The footer's bytes, a multiple of 64.</summary>
    public byte[] Build()
    {
        long sections = sizeof(FooterHead);
        long columns = sections + ((long)_sections.Count * sizeof(SectionEntry));
        long pages = SegmentFormat.Align(columns + ((long)_columns.Count * sizeof(ColumnEntry)));
        long names = pages + ((long)_pages.Count * sizeof(PageEntry));
        byte[] footer = new byte[checked((int)SegmentFormat.Align(names + _names.Count))];
        var head = new FooterHead
        {
            SectionCount = (uint)_sections.Count,
            ColumnCount = (uint)_columns.Count,
            PageCount = (uint)_pages.Count,
            SectionsOffset = (uint)sections,
            ColumnsOffset = (uint)columns,
            PagesOffset = (uint)pages,
            NamesOffset = (uint)names,
            NamesLength = (uint)_names.Count,
            PatientCount = PatientCount,
            KeysAreText = KeysAreText ? 1u : 0u,
            FirstKeyPage = FirstKeyPage,
        };
        MemoryMarshal.Write(footer, head);
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_sections)).CopyTo(footer.AsSpan((int)sections));
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_columns)).CopyTo(footer.AsSpan((int)columns));
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_pages)).CopyTo(footer.AsSpan((int)pages));
        CollectionsMarshal.AsSpan(_names).CopyTo(footer.AsSpan((int)names));
        return footer;
    }

    private (uint Offset, uint Length) AddName(string name)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(name);
        uint offset = (uint)_names.Count;
        _names.AddRange(bytes);
        return (offset, (uint)bytes.Length);
    }
}
