namespace Parcours.AotApp;

/// <summary>An enum over a column of whole numbers.</summary>
public enum Level
{
    /// <summary>The lower one.</summary>
    Low,

    /// <summary>The higher one.</summary>
    High,
}
