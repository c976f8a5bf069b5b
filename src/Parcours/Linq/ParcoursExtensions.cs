namespace Parcours;

/// <summary>What can be said of values in the lambdas of queries, and is plain C# as well.</summary>
public static class ParcoursExtensions
{
    /// <summary>Whether a value is among others, as <c>d.Atc.In("C10AA01", "C10AA05")</c>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value to look for.</param>
    /// <param name="values">The values to look in.</param>
    /// <returns>True when one of <paramref name="values"/> equals <paramref name="value"/>; null equals null.</returns>
    public static bool In<T>(this T value, params T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Array.IndexOf(values, value) >= 0;
    }

    /// <summary>Whether a value is among others.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value to look for.</param>
    /// <param name="values">The values to look in.</param>
    /// <returns>True when one of <paramref name="values"/> equals <paramref name="value"/>; null equals null.</returns>
    public static bool In<T>(this T value, IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Enumerable.Contains(values, value);
    }
}
