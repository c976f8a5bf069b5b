namespace Parcours.Operators.Aggregates;

/// <summary>A state that knows the exact sum of a group, in units of its scale.</summary>
internal interface IExactSum
{
    /// <summary>The sum of a group; 0 for none.</summary>
    Int128 Sum(int group);
}
