namespace Parcours.Codes;

/// <summary>Neighbouring codes that are valid on the same days: all texts from one up to, but without, another, in ordinal order.</summary>
/// <param name="First">The least text.</param>
/// <param name="End">The least text after the last one.</param>
/// <param name="Valid">When they are valid; never <see cref="Periods.Never"/>.</param>
internal readonly record struct CodeSpan(string First, string End, Periods Valid)
{
    /// <summary>The span as people write it: a code that stands for all below it, one code, or the ends of a range.</summary>
    public override string ToString() => (End == CodeForm.AfterAll(First) || End == CodeForm.After(First)) ? First
        : End[^1] == '\0' ? $"{First}-{End[..^1]}"
        : $"{First}-{End[..^1]}{(char)(End[^1] - 1)}";
}
