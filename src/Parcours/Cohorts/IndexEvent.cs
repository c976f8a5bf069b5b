namespace Parcours;

/// <summary>Which of a patient's qualifying events gives the index date.</summary>
public enum IndexEvent
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The last.</summary>
    Last,

    /// <summary>Each: a patient is in the cohort once for each of them that passes all steps.</summary>
    Each,
}
