using System.Runtime.InteropServices;

namespace Parcours.Import;

/// <summary>
/// The distinct values of a column met so far, numbered as they come, whichever thread meets them. At the end they are
/// sorted and the numbers in the chunks are replaced, so the numbering leaves no trace in what is stored. Looking up takes
/// no lock; adding does. What was published is never moved: a table that grew is kept for those who still read it.
/// </summary>
internal abstract unsafe class ProvisionalDictionary(string name, ImportBudget budget) : IDisposable
{
    private const int SegmentBits = 7;
    private readonly List<(nint Memory, long Bytes)> _blocks = [];
    private bool _overflowed;
    private int _count;

    /// <summary>The name under which the dictionary is stored, if it is.</summary>
    public string Name => name;

    /// <summary>Whether it is stored whatever the number of values: declared as codes, shared, or stored before.</summary>
    public bool Forced { get; set; }

    /// <summary>Whether there were too many values; it then takes no more, and its column is stored as values.</summary>
    public bool Overflowed => Volatile.Read(ref _overflowed);

    /// <summary>How many values there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Serialises adding.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Replaces the values of a vector by their numbers, into <see cref="LaneVector.Codes"/>. False, with the vector as it was, once there are too many.</summary>
    public abstract bool Encode(LaneVector vector);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((nint memory, long bytes) in _blocks)
        {
            NativeMemory.Free((void*)memory);
            budget.Give(bytes);
        }

        _blocks.Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>Memory that lives as long as the dictionary, zeroed. Under the gate, or in the constructor.</summary>
    protected byte* Allocate(long bytes)
    {
        budget.Take(bytes);
        byte* memory = (byte*)NativeMemory.AllocZeroed((nuint)bytes);
        _blocks.Add(((nint)memory, bytes));
        return memory;
    }

    /// <summary>Counts a value that was written whole. Under the gate.</summary>
    protected void Published() => Volatile.Write(ref _count, _count + 1);

    /// <summary>Takes no more values. Under the gate.</summary>
    protected void Overflow() => Volatile.Write(ref _overflowed, true);

    /// <summary>Items by number, in segments that are never moved.</summary>
    protected sealed class Segments<T>(ProvisionalDictionary owner)
        where T : unmanaged
    {
        private nint[] _segments = new nint[16];

        /// <summary>Where an item lies.</summary>
        public T* At(int index) => (T*)Volatile.Read(ref _segments)[index >> SegmentBits] + (index & ((1 << SegmentBits) - 1));

        /// <summary>Where the next item goes. Under the gate.</summary>
        public T* Next(int index)
        {
            int segment = index >> SegmentBits;
            if (segment == _segments.Length)
            {
                nint[] grown = new nint[segment * 2];
                _segments.CopyTo(grown, 0);
                Volatile.Write(ref _segments, grown);
            }

            if ((index & ((1 << SegmentBits) - 1)) == 0)
            {
                _segments[segment] = (nint)owner.Allocate((long)sizeof(T) << SegmentBits);
            }

            return At(index);
        }
    }
}
