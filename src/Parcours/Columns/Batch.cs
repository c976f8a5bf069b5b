namespace Parcours.Columns;

/// <summary>Some rows on their way through a pipeline, at most a few thousand, column by column. All rows count: filters hand on dense batches.</summary>
/// <remarks>Reused: valid until the operator that made it makes the next.</remarks>
internal sealed class Batch(int columns)
{
    /// <summary>How many rows there are.</summary>
    public int Count;

    /// <summary>The columns, in the order of the operator's schema.</summary>
    public readonly Vector[] Columns = new Vector[columns];
}
