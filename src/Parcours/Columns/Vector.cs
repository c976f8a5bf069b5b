namespace Parcours.Columns;

/// <summary>The values of one column for the rows of a batch. It owns nothing: its memory belongs to an arena, a store or a mapped page.</summary>
/// <remarks>
/// Values lie as <see cref="Lane"/> says, 64-byte aligned with 64 bytes of slack. Lanes under null hold anything.
/// With a dictionary, values are 32-bit codes of it, whatever the type of the column.
/// </remarks>
internal unsafe struct Vector
{
    /// <summary>How the values lie: <see cref="Lane.Int32"/> where there is a dictionary.</summary>
    public Lane Lane;

    /// <summary>The lanes; for <see cref="Lane.Bit"/> a bitmap.</summary>
    public void* Values;

    /// <summary>A bit a row, 1 where there is a value; null when every row has one.</summary>
    public ulong* Validity;

    /// <summary>What the codes stand for; null when the lanes are the values themselves.</summary>
    public ValueDictionary? Dictionary;

    public readonly int* Int32 => (int*)Values;

    public readonly long* Int64 => (long*)Values;

    public readonly double* Float64 => (double*)Values;

    public readonly TextView* Text => (TextView*)Values;

    public readonly ulong* Bits => (ulong*)Values;

    /// <summary>Whether a row has a value.</summary>
    public readonly bool IsValid(int row) => Validity is null || (Validity[row >> 6] >> row & 1) != 0;
}
