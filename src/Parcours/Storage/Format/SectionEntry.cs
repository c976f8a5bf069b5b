using System.Runtime.InteropServices;

namespace Parcours.Storage;

/// <summary>What the footer says of a section.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct SectionEntry
{
    /// <summary>Where the name of the table begins among the names.</summary>
    [FieldOffset(0)]
    public uint NameOffset;

    /// <summary>Its bytes (UTF-8).</summary>
    [FieldOffset(4)]
    public uint NameLength;

    /// <summary>Rows.</summary>
    [FieldOffset(8)]
    public uint RowCount;

    /// <summary>1 when the rows are those of patients.</summary>
    [FieldOffset(12)]
    public uint HasPatients;

    /// <summary>Patients that the patient index counts: ordinals 0 to this, excluded.</summary>
    [FieldOffset(16)]
    public uint PatientCount;

    /// <summary>The first of the pages of the patient index.</summary>
    [FieldOffset(20)]
    public uint FirstIndexPage;

    /// <summary>The first of its column entries.</summary>
    [FieldOffset(24)]
    public uint FirstColumn;

    /// <summary>Its columns.</summary>
    [FieldOffset(28)]
    public uint ColumnCount;
}
