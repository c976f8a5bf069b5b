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
    public async Task Every_line_of_every_table_is_stored_under_one_of_the_thousand_persons()
    {
        using var folder = new TempFolder();
        string dataset = Path.Combine(folder.Path, "dataset");
        SndsImportReport report = await SndsImport.RunAsync(dataset, SharedData.PathOf("data", "hdh-synthetic"));

        Assert.Equal(45, report.Import.Tables.Count);
        Assert.Empty(report.OtherFiles);
        Assert.Equal((1000, 0), (report.Linkage.Persons, report.Linkage.SharedPsa));
        Assert.Equal(1000, report.Import.NewPatients);
        Assert.All(report.Import.Tables, table => Assert.Equal((table.Read, 0), (table.Stored, table.Rejected)));
        Assert.All(Counts, count => Assert.Equal(count.Value, report.Import.Tables.Single(table => table.Name == count.Key).Stored));

        await using Dataset stored = await Dataset.OpenAsync(dataset);
        Assert.Equal(45, stored.Tables.Count);
        TableSchema deaths = stored.Tables.Single(table => table.Name == "KI_CCI_R");
        Assert.Equal(ColumnKind.Date, deaths.Columns.Single(column => column.Name == deaths.Time).Type.Kind);
    }

    [SharedFact]
    public async Task A_second_delivery_is_added_and_its_claims_are_numbered_on()
    {
        using var folder = new TempFolder();
        string dataset = Path.Combine(folder.Path, "dataset");
        string delivery = Path.Combine(folder.Path, "delivery");
        Directory.CreateDirectory(delivery);
        foreach (string name in (string[])["IR_BEN_R.csv", "ER_PRS_F.csv", "ER_PHA_F.csv"])
        {
            File.Copy(SharedData.PathOf("data", "hdh-synthetic", name), Path.Combine(delivery, name));
        }

        await SndsImport.RunAsync(dataset, delivery);
        Assert.Equal("PRC0219", (await Assert.ThrowsAsync<ParcoursException>(() => SndsImport.RunAsync(dataset, delivery))).Id);
        SndsImportReport second = await SndsImport.RunAsync(dataset, delivery, new ImportOptions { AllowRepeated = true });
        Assert.Equal(0, second.Import.NewPatients);
        await using Dataset stored = await Dataset.OpenAsync(dataset);
        Assert.Equal(2 * 4935, stored.RowCount("ER_PHA_F"));
        Assert.Equal(1000, stored.RowCount(SndsNames.Persons));
        Assert.Equal(stored.At(1).RowCount("IR_BEN_R"), stored.RowCount("IR_BEN_R"));
        Assert.Equal(2 * 4935, await stored.Table("ER_PRS_F").Select(SndsNames.Line).Distinct().CountAsync());
    }
}
