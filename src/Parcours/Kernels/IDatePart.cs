namespace Parcours.Kernels;

/// <summary>A part of a date, written once for one and for many dates.</summary>
internal interface IDatePart
{
    static abstract TLanes Of<TLanes, T>(TLanes days)
        where TLanes : struct
        where T : struct, ILanes<TLanes>;
}
