using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>Links rows through the line that has the same key: details through their claim, stays through their chaining line.</summary>
internal sealed class ParentLinker(ParentIndex parents, string[] key, bool yearly, long firstNumber, int noParent) : RowLinker
{
    public override LinkedRows Link(RecordBatch rows, int year, long firstRow)
    {
        UInt128[] keys = KeyHasher.Hash(Columns(rows, key), rows.Length, yearly ? year : 0);
        var linked = new LinkedRows(rows.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            int entry = parents.Find(keys[i]);
            if (entry < 0)
            {
                linked.Person[i] = keys[i] == UInt128.Zero ? LinkOutcome.NoKey : noParent;
                linked.Time[i] = linked.End[i] = ArrowValues.NoDay;
                continue;
            }

            int person = parents.PersonOf(entry);

            // A claim without a person is rejected under its own reason; so are its details, under one that says so.
            linked.Person[i] = person == LinkOutcome.NoPerson && noParent == LinkOutcome.NoParent ? LinkOutcome.ParentWithoutPerson : person;
            linked.Parent[i] = firstNumber + parents.NumberOf(entry);
            linked.Time[i] = parents.StartOf(entry);
            linked.End[i] = parents.EndOf(entry);
        }

        return linked;
    }
}
