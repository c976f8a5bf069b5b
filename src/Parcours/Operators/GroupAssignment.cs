using Parcours.Columns;

namespace Parcours.Operators;

/// <summary>The group of each row of a batch: one group for all, a number a row, or runs of rows of one group after the other.</summary>
internal readonly unsafe struct GroupAssignment
{
    /// <summary>All rows are of group 0.</summary>
    public static GroupAssignment Single => default;

    /// <summary>The number of each row; null when it is stated otherwise.</summary>
    public int* Numbers { get; private init; }

    /// <summary>How many runs there are; 0 when rows do not come in runs.</summary>
    public int Runs { get; private init; }

    /// <summary>Where each run starts, and where the last one ends.</summary>
    public int* Starts { get; private init; }

    /// <summary>The group of the first run; each run is of the next group.</summary>
    public int FirstGroup { get; private init; }

    /// <summary>Whether all rows are of group 0.</summary>
    public bool IsSingle => Numbers is null && Runs == 0;

    public static GroupAssignment Of(int* numbers) => new() { Numbers = numbers };

    public static GroupAssignment Of(int* starts, int runs, int firstGroup) => new() { Starts = starts, Runs = runs, FirstGroup = firstGroup };

    /// <summary>The number of each row, runs written out.</summary>
    public int* Expand(int count, Arena arena)
    {
        if (Runs == 0)
        {
            return Numbers;
        }

        int* numbers = arena.Allocate<int>(count);
        for (int run = 0; run < Runs; run++)
        {
            new Span<int>(numbers + Starts[run], Starts[run + 1] - Starts[run]).Fill(FirstGroup + run);
        }

        return numbers;
    }
}
