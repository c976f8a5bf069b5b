namespace Parcours.Kernels;

/// <summary>
/// Wrapping arithmetic on one or many unsigned 32-bit numbers. What is written with it once runs on single values and on
/// vectors, and gives the same bits by construction.
/// </summary>
internal interface ILanes<TLanes>
    where TLanes : struct
{
    static abstract TLanes All(uint value);

    static abstract TLanes Add(TLanes left, TLanes right);

    static abstract TLanes Subtract(TLanes left, TLanes right);

    static abstract TLanes And(TLanes left, TLanes right);

    static abstract TLanes ShiftRight(TLanes value, int bits);

    /// <summary>The lower half of the product.</summary>
    static abstract TLanes Multiply(TLanes value, uint factor);

    /// <summary>The upper half of the product.</summary>
    static abstract TLanes MultiplyHigh(TLanes value, uint factor);

    static abstract TLanes Min(TLanes left, TLanes right);

    /// <summary>Whether any number is greater than the limit.</summary>
    static abstract bool AnyAbove(TLanes value, uint limit);
}
