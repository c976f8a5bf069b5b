using Parcours.Kernels;

namespace Parcours.Operators.Aggregates;

/// <summary>How values of a lane go into a slot. A policy: one loop serves all, at full speed.</summary>
internal unsafe interface IAccumulator<TLane, TSlot>
    where TLane : unmanaged
    where TSlot : unmanaged
{
    /// <summary>The slot of a group without rows.</summary>
    static abstract TSlot Empty { get; }

    /// <summary>Adds a value.</summary>
    static abstract void Add(ref TSlot slot, TLane value);

    /// <summary>Adds all values, or those set in a bitmap, at once.</summary>
    static abstract void AddAll(ref TSlot slot, TLane* values, int count, ulong* live, SimdLevel level);

    /// <summary>Adds another slot.</summary>
    static abstract void Merge(ref TSlot slot, TSlot other);
}
