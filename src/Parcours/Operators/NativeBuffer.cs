using System.Runtime.InteropServices;
using Parcours.Diagnostics;

namespace Parcours.Operators;

/// <summary>A growing piece of native memory, 64-byte aligned, with 64 bytes of slack, charged to a budget.</summary>
internal sealed unsafe class NativeBuffer(MemoryBudget budget, string what) : IDisposable
{
    private const long Slack = 64;

    /// <summary>Where it is now; growing moves it.</summary>
    public byte* Start { get; private set; }

    /// <summary>How many bytes may be used.</summary>
    public long Capacity { get; private set; }

    /// <summary>Makes room for at least so many bytes and keeps the content; new bytes are zero.</summary>
    public void Ensure(long bytes)
    {
        if (bytes <= Capacity)
        {
            return;
        }

        long capacity = Math.Max(bytes, Math.Max(256, Capacity * 2));
        budget.Reserve(capacity + Slack, what);
        byte* grown;
        try
        {
            grown = (byte*)NativeMemory.AlignedAlloc((nuint)(capacity + Slack), 64);
        }
        catch (OutOfMemoryException)
        {
            budget.Release(capacity + Slack);
            throw Errors.OutOfMemory(what, capacity);
        }

        if (Capacity > 0)
        {
            NativeMemory.Copy(Start, grown, (nuint)Capacity);
        }

        NativeMemory.Clear(grown + Capacity, (nuint)(capacity + Slack - Capacity));
        Free();
        Start = grown;
        Capacity = capacity;
        budget.Add(this);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    // The run frees what is left when it ends; a caller who abandons its enumerator leaves even the run behind.
    ~NativeBuffer() => Free();

    private void Free()
    {
        if (Start is not null)
        {
            NativeMemory.AlignedFree(Start);
            budget.Release(Capacity + Slack);
            budget.Remove(this);
            Start = null;
            Capacity = 0;
        }
    }
}
