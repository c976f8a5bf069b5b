using System.Runtime.InteropServices;

namespace Parcours.Import;

/// <summary>The text bytes of one column and bucket that wait to be packed. Grows by doubling; its owner counts and frees it.</summary>
internal unsafe struct StagedText
{
    public byte* Data;
    public int Used;
    public int Capacity;

    /// <summary>Room for some more bytes.</summary>
    public byte* Reserve(int bytes, ImportBudget budget)
    {
        if (Used + bytes > Capacity)
        {
            int capacity = (int)Math.Min(int.MaxValue - 64L, Math.Max(256, Math.Max(Used + (long)bytes, 2L * Capacity)));
            budget.Take(capacity - Capacity);
            Data = (byte*)NativeMemory.Realloc(Data, (nuint)capacity);
            Capacity = capacity;
        }

        byte* at = Data + Used;
        Used += bytes;
        return at;
    }

    /// <summary>Gives the memory back.</summary>
    public void Free(ImportBudget budget)
    {
        NativeMemory.Free(Data);
        budget.Give(Capacity);
        this = default;
    }
}
