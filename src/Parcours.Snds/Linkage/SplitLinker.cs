using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>Gives detail lines the answers that <see cref="SplitClaims"/> has found for their rows.</summary>
internal sealed class SplitLinker(LinkFile links) : RowLinker
{
    public override LinkedRows Link(RecordBatch rows, int year, long firstRow)
    {
        var linked = new LinkedRows(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            ClaimLink link = links.Read(firstRow + i);
            (linked.Person[i], linked.Parent[i], linked.Time[i], linked.End[i]) = (link.Person, link.Number, link.Time, ArrowValues.NoDay);
        }

        return linked;
    }
}
