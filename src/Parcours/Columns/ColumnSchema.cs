namespace Parcours;

/// <summary>A column of a stored table.</summary>
/// <param name="Name">Its name, compared without regard to case.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">Whether it may hold nulls.</param>
public sealed record ColumnSchema(string Name, ColumnType Type, bool Nullable)
{
    /// <summary>The name of the dictionary whose codes the column holds, or null when it holds values.</summary>
    /// <remarks>Always set for <see cref="ColumnKind.Code"/>; set for an integer column of few distinct values.</remarks>
    public string? Dictionary { get; init; }

    /// <summary>How values of this column lie in memory: codes of a dictionary are 32-bit integers whatever they stand for.</summary>
    internal Columns.Lane Lane => Dictionary is null ? Type.Lane : Columns.Lane.Int32;
}
