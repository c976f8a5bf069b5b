using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>Links rows that name their person: by PSA and rank, else by the identifier of analyses, else through a parent that has the same key.</summary>
internal sealed class PersonLinker(PersonIndex persons, ParentIndex? parents = null, string[]? parentKey = null) : RowLinker
{
    private static readonly string[] Identifiers = [SndsNames.IdtAno, SndsNames.EgbPerson];

    public override LinkedRows Link(RecordBatch rows, int year, long firstRow)
    {
        var linked = new LinkedRows(rows.Length);
        System.Array.Fill(linked.Person, LinkOutcome.NoPerson);
        System.Array.Fill(linked.Time, ArrowValues.NoDay);
        System.Array.Fill(linked.End, ArrowValues.NoDay);
        if (Column(rows, [SndsNames.Psa]) is { } psa && Column(rows, [SndsNames.Rank]) is { } rank)
        {
            UInt128[] psas = KeyHasher.Lanes(psa);
            UInt128[] ranks = KeyHasher.Lanes(rank);
            for (int i = 0; i < psas.Length; i++)
            {
                linked.Person[i] = persons.OfBeneficiary(psas[i], ranks[i]);
            }
        }

        if (Column(rows, Identifiers) is { } identifier)
        {
            UInt128[] identifiers = KeyHasher.Lanes(identifier);
            for (int i = 0; i < identifiers.Length; i++)
            {
                if (linked.Person[i] < 0)
                {
                    linked.Person[i] = persons.OfIdentifier(identifiers[i]);
                }
            }
        }

        if (parents is not null)
        {
            ThroughParents(rows, linked);
        }

        return linked;
    }

    private void ThroughParents(RecordBatch rows, LinkedRows linked)
    {
        UInt128[] keys = KeyHasher.Hash(Columns(rows, parentKey), rows.Length, 0);
        for (int i = 0; i < linked.Person.Length; i++)
        {
            int parent = parents!.Find(keys[i]);
            if (parent >= 0)
            {
                linked.Person[i] = linked.Person[i] >= 0 ? linked.Person[i] : parents.PersonOf(parent);
                linked.Time[i] = parents.StartOf(parent);
            }
        }
    }
}
