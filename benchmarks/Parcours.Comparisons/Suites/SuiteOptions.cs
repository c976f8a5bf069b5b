using Parcours.Comparisons.Claims;
using Parcours.Comparisons.Claims.Queries;

namespace Parcours.Comparisons.Suites;

/// <summary>How a suite is run.</summary>
internal sealed record SuiteOptions(ClaimsSize Size, string Data, int Threads, int Repeats, IReadOnlyList<ClaimsQuery> Queries)
{
    /// <summary>Import anew, even when the dataset is there.</summary>
    public bool Fresh { get; init; }

    /// <summary>The memory that Parcours may use for an import.</summary>
    public long ImportMemoryBytes { get; init; } = 2L << 30;
}
