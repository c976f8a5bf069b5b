using Parcours.Columns;
using Parcours.Diagnostics;

namespace Parcours.Operators;

/// <summary>The memory that a query may hold beyond the mapped files. Whoever keeps rows asks first.</summary>
/// <remarks>It knows the buffers that are in use, and frees those that are left when the query ends, however it ends.</remarks>
internal sealed class MemoryBudget(long limit) : IMemoryAccount, IDisposable
{
    private readonly HashSet<NativeBuffer> _buffers = [];
    private long _held;
    private long _peak;

    /// <summary>What is held now.</summary>
    public long Held => Volatile.Read(ref _held);

    /// <summary>The most that was held at once.</summary>
    public long Peak => Volatile.Read(ref _peak);

    /// <summary>Takes memory out of the budget.</summary>
    /// <exception cref="ParcoursException">PRC0401: there is not that much left.</exception>
    public void Reserve(long bytes, string what)
    {
        long held = Interlocked.Add(ref _held, bytes);
        if (held > limit)
        {
            Interlocked.Add(ref _held, -bytes);
            throw Errors.OutOfBudget(what, bytes, held - bytes, limit);
        }

        long peak = Volatile.Read(ref _peak);
        while (held > peak)
        {
            long seen = Interlocked.CompareExchange(ref _peak, held, peak);
            if (seen == peak)
            {
                break;
            }

            peak = seen;
        }
    }

    /// <summary>Gives memory back.</summary>
    public void Release(long bytes) => Interlocked.Add(ref _held, -bytes);

    /// <summary>Takes memory out of the budget until the result is disposed of: for arrays of the runtime.</summary>
    /// <exception cref="ParcoursException">PRC0401: there is not that much left.</exception>
    public Reservation Hold(long bytes, string what)
    {
        Reserve(bytes, what);
        return new Reservation(this, bytes);
    }

    /// <summary>Notes a buffer that has memory.</summary>
    public void Add(NativeBuffer buffer)
    {
        lock (_buffers)
        {
            _buffers.Add(buffer);
        }
    }

    /// <summary>Forgets a buffer that has given its memory back.</summary>
    public void Remove(NativeBuffer buffer)
    {
        lock (_buffers)
        {
            _buffers.Remove(buffer);
        }
    }

    /// <summary>Frees the buffers that are left. No worker may use them any more.</summary>
    public void Dispose()
    {
        NativeBuffer[] left;
        lock (_buffers)
        {
            left = [.. _buffers];
        }

        foreach (NativeBuffer buffer in left)
        {
            buffer.Dispose();
        }
    }
}
