using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>The first 64 bytes of a footer: what there is and where, from the first byte of the footer on.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct FooterHead
{
    /// <summary>Sections, one a table.</summary>
    [FieldOffset(0)]
    public uint SectionCount;

    /// <summary>Columns of all sections.</summary>
    [FieldOffset(4)]
    public uint ColumnCount;

    /// <summary>Pages of the segment.</summary>
    [FieldOffset(8)]
    public uint PageCount;

    /// <summary>Where the section entries begin.</summary>
    [FieldOffset(12)]
    public uint SectionsOffset;

    /// <summary>Where the column entries begin.</summary>
    [FieldOffset(16)]
    public uint ColumnsOffset;

    /// <summary>Where the page entries begin, a multiple of 64.</summary>
    [FieldOffset(20)]
    public uint PagesOffset;

    /// <summary>Where the names begin.</summary>
    [FieldOffset(24)]
    public uint NamesOffset;

    /// <summary>The bytes of the names.</summary>
    [FieldOffset(28)]
    public uint NamesLength;

    /// <summary>Patients that the segment adds to its bucket.</summary>
    [FieldOffset(32)]
    public uint PatientCount;

    /// <summary>1 when patients have text keys, 0 when they have integers.</summary>
    [FieldOffset(36)]
    public uint KeysAreText;

    /// <summary>The first of the pages that hold the keys.</summary>
    [FieldOffset(40)]
    public uint FirstKeyPage;
}
