using Parcours.Specification.Generation;

namespace Parcours.Specification.Engine;

/// <summary>How random rows become a dataset. None of it may change an answer, but for the order of rows.</summary>
/// <param name="Buckets">Into how many buckets patients are cut.</param>
/// <param name="Commits">In how many commits the rows come.</param>
/// <param name="Sources">In how many sources the rows of a table come in each commit.</param>
/// <param name="BatchRows">How many rows a batch of a source has.</param>
/// <param name="Threads">How many threads import.</param>
internal sealed record Layout(int Buckets, int Commits, int Sources, int BatchRows, int Threads)
{
    public static Layout Random(Draw draw) => new(draw.Pick(1, 2, 8), draw.Between(1, 3), draw.Between(1, 3), draw.Pick(100, 7, 1), draw.Pick(1, 2, 5));

    /// <summary>In which commit a row comes.</summary>
    public int CommitOf(int row) => row % Commits;

    /// <summary>In which source a row comes.</summary>
    public int SourceOf(int row) => row / Commits % Sources;
}
