namespace Parcours.Kernels;

/// <summary>A single number.</summary>
internal readonly struct Lanes1 : ILanes<uint>
{
    public static uint All(uint value) => value;

    public static uint Add(uint left, uint right) => left + right;

    public static uint Subtract(uint left, uint right) => left - right;

    public static uint And(uint left, uint right) => left & right;

    public static uint ShiftRight(uint value, int bits) => value >> bits;

    public static uint Multiply(uint value, uint factor) => value * factor;

    public static uint MultiplyHigh(uint value, uint factor) => (uint)(((ulong)value * factor) >> 32);

    public static uint Min(uint left, uint right) => Math.Min(left, right);

    public static bool AnyAbove(uint value, uint limit) => value > limit;
}
