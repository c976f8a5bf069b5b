using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Views;

/// <summary>Deliveries differ: what is not there has no rows and no values, and the views say so.</summary>
public sealed class PartialDeliveryTests
{
    [Fact]
    public async Task Tables_that_are_not_delivered_have_no_rows_and_are_named()
    {
        using var folder = new TempFolder();
        string dataset = Path.Combine(folder.Path, "dataset");
        string delivery = Path.Combine(folder.Path, "delivery");
        SyntheticDelivery.Generate(new GeneratorOptions { Folder = delivery, Patients = 60, Years = 1, FirstYear = 2018 });
        foreach (string path in Directory.GetFiles(delivery).Where(path => !Path.GetFileName(path).StartsWith("IR_BEN_R", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("ER_P", StringComparison.Ordinal)))
        {
            File.Delete(path);
        }

        await SndsImport.RunAsync(dataset, delivery);
        await using Dataset data = await Dataset.OpenAsync(dataset);
        SndsData snds = SndsData.Of(data);
        Assert.Equal(["ER_ETE_F", "ER_CAM_F", "IR_PHA_R", "IR_IMB_R", "KI_CCI_R", "T_MCOaaA", "T_MCOaaB", "T_MCOaaC", "T_MCOaaD"], snds.Missing);
        Assert.Equal(0, (await snds.QualityAsync())[0].Steps.Single(s => s.Label.StartsWith("DCIR-T2A", StringComparison.Ordinal)).Removed);
        Assert.True(await snds.Dispensings.CountAsync() > 0);
        Assert.Equal(0, await snds.Dispensings.Where(d => d.Atc != null).CountAsync());
        await EveryViewRuns(snds);
    }

    [SharedFact]
    public async Task The_public_delivery_of_the_Health_Data_Hub_is_read_though_columns_are_missing()
    {
        using var folder = new TempFolder();
        string dataset = Path.Combine(folder.Path, "dataset");
        await SndsImport.RunAsync(dataset, SharedData.PathOf("data", "hdh-synthetic"));
        await using Dataset data = await Dataset.OpenAsync(dataset);
        SndsData snds = SndsData.Of(data);
        Assert.Equal(["ER_ETE_F", "IR_PHA_R"], snds.Missing);
        IReadOnlyList<Attrition> charts = await snds.QualityAsync();
        Assert.Equal([4935, 4935, 5058], charts.Select(chart => chart.Candidates));
        await EveryViewRuns(snds);
    }

    private static async Task EveryViewRuns(SndsData snds)
    {
        await snds.Acts.CountAsync();
        await snds.Diagnoses.CountAsync();
        await snds.NettingAsync();
        await snds.LongTermVersionsAsync();
        await snds.Deaths.CountAsync();
        await snds.Readmissions().CountAsync();
        await snds.Diabetics(new DateOnly(2018, 12, 31)).CountAsync();
        PatientQuery<SndsIndex> index = snds.Hospitalisations().LastPerPatient().Select(h => new SndsIndex(h.Patient, h.Exit)).AsPatients(i => i.Patient);
        Assert.Equal(await index.CountAsync(), await snds.Charlson(index).CountAsync());
    }
}
