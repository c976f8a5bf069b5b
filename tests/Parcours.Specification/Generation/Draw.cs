using CsCheck;

namespace Parcours.Specification.Generation;

/// <summary>Random choices in plain code. Each choice has a cost, so that CsCheck can look for the cheapest failing case.</summary>
internal sealed class Draw(PCG random)
{
    /// <summary>The sum of what was chosen: the size that shrinking makes smaller.</summary>
    public ulong Cost { get; private set; }

    /// <summary>A number from 0 to below the limit; greater ones cost more.</summary>
    public int Below(int limit)
    {
        int value = (int)random.Next((uint)limit);
        Cost += (ulong)value;
        return value;
    }

    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent)
    {
        bool value = random.Next(100) < percent;
        Cost += value ? 1ul : 0;
        return value;
    }

    /// <summary>One of several; earlier ones are the simpler ones.</summary>
    public T Pick<T>(params IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>Any bits, at a fixed cost.</summary>
    public ulong Bits()
    {
        Cost += 64;
        return random.Next64();
    }

    public void Pay(int cost) => Cost += (ulong)cost;
}
