using Parcours.Snds.Linkage;
using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Linkage;

/// <summary>The real public delivery: 44 tables of 1,000 fictitious persons.</summary>
public sealed class HdhSyntheticTests
{
    private static readonly Dictionary<string, long> Counts = new()
    {
        ["ER_PRS_F"] = 4935,
        ["ER_PHA_F"] = 4935,
        ["ER_BIO_F"] = 4935,
        ["ER_CAM_F"] = 4935,
        ["ER_TIP_F"] = 4935,
        ["ER_UCD_F"] = 4935,
        ["T_MCOaaB"] = 5058,
        ["T_SSRaaB"] = 4897,
        ["T_HADaaB"] = 4948,
        ["IR_BEN_R"] = 1000,
        ["IR_IMB_R"] = 1000,
        ["KI_CCI_R"] = 1000,
        ["KI_ECD_R"] = 1000,
    };

    [SharedFact]
    public void Every_line_of_every_table_finds_one_of_the_thousand_persons()
    {
        DeliveryFile[] files =
        [
            .. Directory.GetFiles(SharedData.PathOf("data", "hdh-synthetic")).Order(StringComparer.Ordinal).Select(path =>
            {
                TextSource source = TextSource.OfCsv(path);
                return new DeliveryFile(SndsCatalogue.MatchFile(path)!, source.Project);
            }),
        ];
        (IReadOnlyList<TableImport> tables, LinkageReport report) = SndsDelivery.Link("", files, new SndsDeliveryOptions { Threads = 2 }, default);

        Assert.Equal(45, tables.Count);
        Assert.Equal(1000, report.Persons);
        Assert.Equal(0, report.SharedPsa);
        foreach (TableImport table in tables)
        {
            (long rows, HashSet<string> patients) = Read(table);
            Assert.Equal(Counts.GetValueOrDefault(table.Name, rows), rows);
            Assert.InRange(patients.Count, 1, 1000);
        }
    }

    /// <summary>Reads a table through; a rejected line fails the test.</summary>
    private static (long Rows, HashSet<string> Patients) Read(TableImport table)
    {
        long rows = 0;
        var patients = new HashSet<string>();
        foreach (SourceBatch batch in table.Sources.SelectMany(source => source.Read()))
        {
            Assert.Empty(batch.Rejected);
            rows += batch.Rows.Length;
            for (int i = 0; i < batch.Rows.Length; i++)
            {
                patients.Add(ArrowValues.TextOf(batch.Rows.Column(0), i));
            }
        }

        return (rows, patients);
    }
}
