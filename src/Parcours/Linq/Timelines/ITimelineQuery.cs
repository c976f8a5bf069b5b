namespace Parcours.Linq;

/// <summary>A query of rows that happen at a time, whatever its type.</summary>
internal interface ITimelineQuery
{
    QueryState State { get; }
}
