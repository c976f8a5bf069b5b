namespace Parcours.Storage;

/// <summary>How the values of a page lie in the file. The numbers are part of the format.</summary>
internal enum Encoding : byte
{
    /// <summary>One value for the whole page, held in the page's entry; no bytes but those of the nulls.</summary>
    Constant = 1,

    /// <summary>The lanes as they are in memory.</summary>
    Plain = 2,

    /// <summary>Frames of 1,024 values, each with a base and a width.</summary>
    BitPacked = 3,

    /// <summary>Frames of 1,024 values, each a first value and zigzag differences of a width.</summary>
    DeltaPacked = 4,

    /// <summary>Runs of equal values.</summary>
    RunLength = 5,

    /// <summary>Lengths, bit-packed, and the bytes one after the other.</summary>
    Text = 6,
}
