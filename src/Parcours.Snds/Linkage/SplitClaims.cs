namespace Parcours.Snds.Linkage;

/// <summary>Links details to claims that do not fit in memory: both are parted by the first bits of their key, and one part is looked at after the other.</summary>
/// <remarks>
/// <code>
/// claims  -> part 0 | part 1 | …        for each part: index its claims,
/// details -> part 0 | part 1 | …        look its details up, write each answer to the place of the detail's row
/// </code>
/// A table of details is so read twice: for its keys here, and for its columns when it is imported.
/// </remarks>
internal sealed class SplitClaims(string folder, int bits) : IDisposable
{
    private readonly ClaimSpill<ClaimRecord> _claims = new(folder, bits);
    private readonly List<LinkFile> _links = [];

    /// <summary>Claims whose key an earlier claim has; known once a table of details has been linked.</summary>
    public long Duplicates { get; private set; }

    public void Add(in ClaimRecord claim) => _claims.Add(claim.Key, claim);

    /// <summary>Looks every line of a table of details up.</summary>
    /// <returns>The pieces of each file, counted, and what gives each row its answer.</returns>
    public (Dictionary<DeliveryFile, LinkedPart[]> Parts, RowLinker Linker) Link(IReadOnlyList<DeliveryFile> details, string[] key, CancellationToken cancellation)
    {
        var parts = new Dictionary<DeliveryFile, LinkedPart[]>();
        long rows = 0;
        using var probes = new ClaimSpill<DetailRecord>(folder, bits);
        foreach (DeliveryFile file in details)
        {
            long first = rows;
            foreach (SourceBatch batch in file.Open(key).Read(cancellation))
            {
                using (batch)
                {
                    foreach (UInt128 hash in KeyHasher.Hash(RowLinker.Columns(batch.Rows, key), batch.Rows.Length, 0))
                    {
                        probes.Add(hash, new DetailRecord(hash, rows++));
                    }
                }
            }

            parts.Add(file, [new LinkedPart(file.Source, first, rows - first)]);
        }

        var links = new LinkFile(folder, rows);
        _links.Add(links);
        Duplicates = 0;
        for (int part = 0; part < _claims.Parts; part++)
        {
            cancellation.ThrowIfCancellationRequested();
            Answer(part, probes, links);
        }

        return (parts, new SplitLinker(links));
    }

    public void Dispose()
    {
        _claims.Dispose();
        _links.ForEach(links => links.Dispose());
    }

    private void Answer(int part, ClaimSpill<DetailRecord> probes, LinkFile links)
    {
        var keys = new KeyIndex();
        var claims = new List<ClaimLink>();
        foreach (ClaimRecord claim in _claims.Read(part))
        {
            if (claim.Key == UInt128.Zero)
            {
                continue;
            }

            keys.Add(claim.Key, out bool added);
            if (added)
            {
                claims.Add(new ClaimLink(claim.Number, claim.Person, claim.Time));
            }
            else
            {
                Duplicates++;
            }
        }

        foreach (DetailRecord detail in probes.Read(part))
        {
            int entry = detail.Key == UInt128.Zero ? -1 : keys.Find(detail.Key);
            links.Write(detail.Row, entry >= 0 ? Found(claims[entry]) : new ClaimLink(0, detail.Key == UInt128.Zero ? LinkOutcome.NoKey : LinkOutcome.NoParent, ArrowValues.NoDay));
        }
    }

    private static ClaimLink Found(ClaimLink claim) => claim.Person == LinkOutcome.NoPerson ? claim with { Person = LinkOutcome.ParentWithoutPerson } : claim;
}
