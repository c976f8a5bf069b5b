using System.Collections.Immutable;

namespace Parcours.Storage;

/// <summary>What a verification saw.</summary>
/// <param name="Findings">What is wrong; empty when all is well.</param>
/// <param name="Snapshots">Snapshots looked at.</param>
/// <param name="Files">Files looked at.</param>
/// <param name="Pages">Pages whose checksum was computed.</param>
/// <param name="Rows">Rows whose order was checked.</param>
/// <param name="Bytes">Bytes read.</param>
internal sealed record VerifyReport(ImmutableArray<VerifyFinding> Findings, int Snapshots, int Files, long Pages, long Rows, long Bytes)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsClean => Findings.IsEmpty;
}
