using System.Text;
using Apache.Arrow;

namespace Parcours.Snds.Synthetic;

/// <summary>Writes the referential of drugs.</summary>
internal static class PackWriter
{
    public static RecordBatch Write(DrugShelf shelf)
    {
        var rows = new RowBuffer(Shapes.Packs);
        foreach (Pack pack in shelf.Packs)
        {
            byte[] atc = Encoding.ASCII.GetBytes(pack.Atc);

            // One pack in forty has no class, as in the real referential.
            bool known = pack.Cip7 % 40 != 0;
            rows.Add(pack.Cip13).Add((long)pack.Cip7);
            (known ? rows.Add(atc).Add(atc).Add(Encoding.ASCII.GetBytes(pack.Label)).Add(atc.AsSpan(0, 3)) : rows.Null().Null().Null().Null())
                .Hundredths(pack.Price).Add(pack.Rate).Add(pack.Units).Add(pack.Months == 3 ? 1 : 0).EndRow();
        }

        return rows.Flush();
    }
}
