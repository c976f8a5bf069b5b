namespace Parcours.Plans;

/// <summary>Which rows a join gives.</summary>
internal enum JoinKind
{
    /// <summary>Every pair of matching rows.</summary>
    Inner,

    /// <summary>Every pair, and left rows without a match with nulls on the right.</summary>
    Left,

    /// <summary>Left rows with a match, once.</summary>
    Semi,

    /// <summary>Left rows without a match.</summary>
    Anti,
}
