namespace Parcours;

/// <summary>How a confidence interval of a probability that lies between 0 and 1 is made.</summary>
public enum SurvivalInterval
{
    /// <summary>
    /// Symmetric on the scale of log(−log S), so that it never leaves 0 to 1: S to the power exp(±z·√V / (S·|log S|)) with V the variance of S
    /// (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 1980).
    /// </summary>
    LogLog,

    /// <summary>S ± z·√V, cut to 0 and 1.</summary>
    Plain,
}
