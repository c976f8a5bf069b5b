namespace Parcours.Interchange.Csv.Inference;

/// <summary>What the values of a column may be, a bit for each kind seen so far. Bits are only ever added, so the order of values does not matter.</summary>
[Flags]
internal enum Evidence
{
    /// <summary>No value yet.</summary>
    None = 0,

    /// <summary><c>True</c> or <c>False</c>.</summary>
    Boolean = 1,

    /// <summary>A whole number of 64 bits as it would be written again: no leading zero, no plus sign.</summary>
    Integer = 2,

    /// <summary>A number with a decimal point.</summary>
    Point = 4,

    /// <summary>A number with a decimal comma.</summary>
    Comma = 8,

    /// <summary>A number with an exponent, or minus zero: only a double holds it.</summary>
    Exponent = 16,

    /// <summary>A date, with midnight as its time or none.</summary>
    Date = 32,

    /// <summary>A date with a time of day.</summary>
    Timestamp = 64,

    /// <summary>Anything else.</summary>
    Text = 128,
}
