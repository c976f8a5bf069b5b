using System.Globalization;
using System.Text;
using Apache.Arrow;

namespace Parcours.Snds.Linkage;

/// <summary>Finds the persons of a delivery in its referential of beneficiaries, or in its claims when there is none.</summary>
internal static class PersonScan
{
    private static readonly string[] Columns =
    [
        SndsNames.Psa, SndsNames.Rank, SndsNames.NirAno, SndsNames.IdtAno, "BEN_SEX_COD", "BEN_NAI_ANN", "BEN_NAI_MOI", "BEN_DCD_DTE", "BEN_CDI_NIR",
    ];

    public static PersonIndex Run(IReadOnlyList<DeliveryFile> files, IReadOnlySet<UInt128>? known, CancellationToken cancellation)
    {
        var builder = new PersonIndexBuilder(files.Sum(file => file.Source.EstimatedRows), known);
        foreach (DeliveryFile file in files)
        {
            foreach (SourceBatch batch in file.Open([.. Columns.Where(file.Has)]).Read(cancellation))
            {
                using (batch)
                {
                    Add(batch.Rows, builder);
                }
            }
        }

        return builder.Build();
    }

    private static void Add(RecordBatch rows, PersonIndexBuilder builder)
    {
        UInt128[] Lanes(string name) => RowLinker.Column(rows, [name]) is { } column ? KeyHasher.Lanes(column) : new UInt128[rows.Length];
        int Whole(IArrowArray? column, int row) => column is null ? 0 : (int)Math.Clamp(ArrowValues.IntegerOf(column, row) ?? 0, 0, int.MaxValue);
        IArrowArray? psaColumn = RowLinker.Column(rows, [SndsNames.Psa]);
        IArrowArray? rankColumn = RowLinker.Column(rows, [SndsNames.Rank]);
        IArrowArray? idtColumn = RowLinker.Column(rows, [SndsNames.IdtAno]);
        IArrowArray? sex = RowLinker.Column(rows, ["BEN_SEX_COD"]);
        IArrowArray? year = RowLinker.Column(rows, ["BEN_NAI_ANN"]);
        IArrowArray? month = RowLinker.Column(rows, ["BEN_NAI_MOI"]);
        IArrowArray? death = RowLinker.Column(rows, ["BEN_DCD_DTE"]);
        IArrowArray? certified = RowLinker.Column(rows, ["BEN_CDI_NIR"]);
        UInt128[] psas = Lanes(SndsNames.Psa);
        UInt128[] ranks = Lanes(SndsNames.Rank);
        UInt128[] nirs = Lanes(SndsNames.NirAno);
        UInt128[] idts = Lanes(SndsNames.IdtAno);

        // IR_IBA_R has one row a person and no PSA: the identifier is the node.
        bool alone = psaColumn is null || rankColumn is null;
        for (int i = 0; i < rows.Length; i++)
        {
            var row = new Beneficiary(alone ? idts[i] : psas[i], alone ? UInt128.One : ranks[i], nirs[i], idts[i], Whole(sex, i), Whole(year, i))
            {
                BirthMonth = Whole(month, i),
                Death = death is null ? ArrowValues.NoDay : ArrowValues.DayOf(death, i),
                Certified = certified is not null && ArrowValues.TextOf(certified, i) is "00" or "0",
            };
            if (row.Psa == UInt128.Zero || row.Rank == UInt128.Zero)
            {
                continue;
            }

            string name = idtColumn is null ? "" : ArrowValues.TextOf(idtColumn, i);
            if (name.Length == 0)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{ArrowValues.TextOf(psaColumn!, i)}{ArrowValues.TextOf(rankColumn!, i)}");
            }

            builder.Add(row, Encoding.UTF8.GetBytes(name));
        }
    }
}
