using Parcours.Columns;

namespace Parcours.Expressions.Evaluation;

/// <summary>What is known, before a run, of the values that a column may take.</summary>
/// <param name="Dictionary">What its codes stand for, when it holds codes.</param>
/// <param name="Min">For integer lanes without a dictionary, a lower bound; greater than <paramref name="Max"/> when nothing is known.</param>
/// <param name="Max">For integer lanes without a dictionary, an upper bound.</param>
internal sealed record ColumnDomain(ValueDictionary? Dictionary, long Min, long Max)
{
    /// <summary>Nothing is known.</summary>
    public static ColumnDomain Unknown { get; } = new(null, 0, -1);

    public static ColumnDomain Of(ValueDictionary dictionary) => new(dictionary, 0, dictionary.Count - 1);

    /// <summary>The least lane value.</summary>
    public bool IsKnown => Dictionary is not null || Min <= Max;

    /// <summary>How many lane values there may be; 0 when nothing is known, at least 1 otherwise.</summary>
    public long Size => !IsKnown ? 0
        : Dictionary is not null ? Math.Max(1, Dictionary.Count)
        : (Int128)Max - Min < long.MaxValue - 1 ? Max - Min + 1
        : 0;
}
