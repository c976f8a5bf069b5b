namespace Parcours.Import;

/// <summary>The codes that stay, in place of the provisional numbers of a dictionary.</summary>
internal sealed unsafe class FinalCodes(ImportBudget budget, int provisional, int total) : IDisposable
{
    private readonly NativeBuffer _map = new(budget);
    private readonly NativeBuffer _ranks = new(budget);

    /// <summary>The code of each provisional number.</summary>
    public int* Map { get; private set; }

    /// <summary>The place of each code in the order of the values; null when codes are in that order themselves.</summary>
    public int* Ranks { get; private set; }

    /// <summary>How many codes there are.</summary>
    public int Total => total;

    /// <summary>Makes room for the map.</summary>
    public int* BeginMap() => Map = _map.Ensure<int>(Math.Max(1, provisional));

    /// <summary>Makes room for the ranks.</summary>
    public int* BeginRanks() => Ranks = _ranks.Ensure<int>(Math.Max(1, total));

    /// <inheritdoc/>
    public void Dispose()
    {
        _map.Dispose();
        _ranks.Dispose();
    }
}
