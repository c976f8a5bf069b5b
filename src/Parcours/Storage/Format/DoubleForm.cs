namespace Parcours.Storage;

/// <summary>
/// How the doubles of a page became integers, which the integer encodings then take. Each form gives back every bit.
/// Values 16 to 20 are amounts: the double is the integer divided by 10 to the power of (value - 16).
/// </summary>
internal enum DoubleForm : byte
{
    /// <summary>The 64 bits, as an integer.</summary>
    Bits = 0,

    /// <summary>The 32 bits of the float that was widened.</summary>
    SingleBits = 1,

    /// <summary>Whole numbers.</summary>
    Whole = 16,

    /// <summary>Four digits after the point, the most that is tried.</summary>
    TenThousandths = 20,
}
