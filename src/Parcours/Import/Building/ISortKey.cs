namespace Parcours.Import;

/// <summary>A number that orders the values of a column. A struct, so that sorting is compiled for each way in which values lie.</summary>
internal interface ISortKey
{
    /// <summary>The number of a row; the row is not null.</summary>
    long At(int row);
}
