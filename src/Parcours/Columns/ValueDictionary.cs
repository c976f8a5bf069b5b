namespace Parcours.Columns;

/// <summary>What codes stand for: distinct values, numbered from 0.</summary>
internal abstract unsafe class ValueDictionary
{
    /// <summary>How many values there are; codes are less.</summary>
    public abstract int Count { get; }

    /// <summary>How decoded values lie: <see cref="Lane.Int32"/>, <see cref="Lane.Int64"/> or <see cref="Lane.Text"/>.</summary>
    public abstract Lane ValueLane { get; }

    /// <summary>Decodes; texts stay valid as long as the dictionary does.</summary>
    public abstract void Gather(int* codes, int count, void* to);

    /// <summary>Whether codes are in the order of the values.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>The place of each code in the order of the values; null when that is not known, or when codes are in order themselves.</summary>
    public virtual int* Ranks => null;

    /// <summary>The code of a text, or -1.</summary>
    public virtual int Find(ReadOnlySpan<byte> text) => -1;

    /// <summary>The code of an integer, or -1.</summary>
    public virtual int Find(long value) => -1;
}
