namespace Parcours;

/// <summary>What the values of a column are.</summary>
public enum ColumnKind : byte
{
    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>Whole numbers from -128 to 127.</summary>
    Int8 = 2,

    /// <summary>Whole numbers of 16 bits.</summary>
    Int16 = 3,

    /// <summary>Whole numbers of 32 bits.</summary>
    Int32 = 4,

    /// <summary>Whole numbers of 64 bits.</summary>
    Int64 = 5,

    /// <summary>Decimal numbers of up to 18 digits with a fixed scale, held as a scaled 64-bit integer.</summary>
    Decimal = 6,

    /// <summary>Binary floating-point numbers of 32 bits.</summary>
    Float = 7,

    /// <summary>Binary floating-point numbers of 64 bits.</summary>
    Double = 8,

    /// <summary>Days of the proleptic Gregorian calendar, without time or zone.</summary>
    Date = 9,

    /// <summary>Microseconds since 1970-01-01T00:00:00, without zone.</summary>
    Timestamp = 10,

    /// <summary>Text with few distinct values, held as codes of a dictionary.</summary>
    Code = 11,

    /// <summary>Text, held as it is (UTF-8).</summary>
    Text = 12,

    /// <summary>Bytes.</summary>
    Binary = 13,
}
