namespace Parcours.Columns;

/// <summary>What memory is charged to, wherever it is kept.</summary>
internal interface IMemoryAccount
{
    /// <summary>Takes memory out of what there is, or refuses.</summary>
    void Reserve(long bytes, string what);

    /// <summary>Gives memory back.</summary>
    void Release(long bytes);
}
