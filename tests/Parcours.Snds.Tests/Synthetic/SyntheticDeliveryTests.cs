using System.Security.Cryptography;
using System.Text.Json;
using Apache.Arrow;
using Parcours.Snds.Linkage;
using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Synthetic;

public sealed class SyntheticDeliveryTests : IClassFixture<SyntheticDeliveryTests.Delivery>
{
    private static readonly string[] ReturnCodes = ["NIR_RET", "NAI_RET", "SEX_RET", "SEJ_RET", "FHO_RET", "PMS_RET", "DAT_RET", "COH_NAI_RET", "COH_SEX_RET"];

    private readonly Delivery _delivery;

    public SyntheticDeliveryTests(Delivery delivery) => _delivery = delivery;

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Parquet)]
    public void The_same_seed_gives_the_same_bytes_whatever_the_threads(TableFormat format)
    {
        Dictionary<string, string>[] runs = [.. new[] { 1, 2, 5 }.Select(threads => Hashes(format, threads, seed: 3))];
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
        Assert.NotEqual(runs[0]["ER_PRS_F_2017" + (format == TableFormat.Csv ? ".csv" : ".parquet")], Hashes(format, 2, seed: 4)["ER_PRS_F_2017" + (format == TableFormat.Csv ? ".csv" : ".parquet")]);
    }

    [Fact]
    public void The_ground_truth_is_what_a_count_of_the_files_finds()
    {
        IReadOnlyDictionary<string, long> traps = _delivery.Truth.Traps;
        Assert.All(_delivery.Truth.Files, file => Assert.Equal(file.Value, _delivery.Rows(file.Key).Count()));
        Assert.Equal(traps["negative lines"], Count("ER_PRS_F", row => row("PRS_ACT_QTE").StartsWith('-')));
        Assert.Equal(traps["negative lines"], Count("ER_PHA_F", row => row("PHA_ACT_QSN").StartsWith('-')) - OrphansBelowZero());
        Assert.Equal(traps["lines with DPN_QLF 71"], Count("ER_PRS_F", row => row("DPN_QLF") == "71"));
        Assert.Equal(traps["lines with null DPN_QLF"], Count("ER_PRS_F", row => row("DPN_QLF").Length == 0));
        Assert.Equal(traps["lines of majoration"], Count("ER_PRS_F", row => row("CPL_MAJ_TOP") == "2"));
        Assert.Equal(traps["lines with ETE_IND_TAA 1"], Count("ER_ETE_F", row => row("ETE_IND_TAA") == "1"));
        Assert.Equal(traps["pairs of PSA and rank"], Count("IR_BEN_R", _ => true));
        Assert.Equal(traps["persons without BEN_NIR_ANO"], _delivery.Rows("IR_BEN_R").Where(row => row("BEN_NIR_ANO").Length == 0).Select(row => row("BEN_IDT_ANO")).Distinct().Count());
        Assert.Equal(traps["provisional numbers"], Count("IR_BEN_R", row => row("BEN_CDI_NIR") is "03" or "04"));
        Assert.Equal(traps["BEN_DCD_DTE that stand for none"], Count("IR_BEN_R", row => row("BEN_DCD_AME") == "160001"));
        Assert.Equal(traps["deaths with a certificate"], Count("KI_CCI_R", _ => true));
        Assert.Equal(traps["deaths in hospital"], _delivery.Rows("T_MCOaaB").Where(row => row("SOR_MOD") == "9").Select(row => row("RSA_NUM")).Distinct().Count());
        Assert.Equal(traps["stays"] + traps["stays under a second FINESS"], Count("T_MCOaaB", _ => true));
        Assert.Equal(traps["stays in error groups"], Count("T_MCOaaB", row => row("GRG_GHM").StartsWith("90", StringComparison.Ordinal)));
        Assert.Equal(traps["stays that are services"] + traps["séances given as services"], Count("T_MCOaaB", row => row("SEJ_TYP") == "B"));
        Assert.Equal(traps["fictive identifiers of stays"], Count("T_MCOaaC", row => row("NIR_ANO_17").StartsWith("xxxxx", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(traps["stays with a bad return code"], Count("T_MCOaaC", row => ReturnCodes.Any(code => row(code) != "0")));
        Assert.Equal(traps["long-term diseases"] + traps["old versions of long-term diseases"], Count("IR_IMB_R", _ => true));
    }

    [Fact]
    public void The_linkage_finds_the_persons_and_the_traps_of_the_ground_truth()
    {
        IReadOnlyDictionary<string, long> traps = _delivery.Truth.Traps;
        using SndsDelivery delivery = SndsDelivery.Open(_delivery.Folder);
        Assert.Equal(_delivery.Truth.Persons, delivery.Report.Persons);
        Assert.Equal(traps["persons with several PSA"], delivery.Report.PersonsWithSeveral);
        Assert.Equal(traps["PSA of several persons"], delivery.Report.SharedPsa);
        ParentReport stays = delivery.Report.Parents["T_MCOaaC"];
        Assert.Equal(traps["fictive identifiers of stays"], stays.Fictive);
        Assert.Equal(traps["stays of shared PSA told apart by sex and age"], stays.BySexAndAge);
        Assert.Equal(traps["stays of shared PSA that cannot be told apart"], stays.Ambiguous);
        Assert.Equal((0, 0, 0), (stays.Unknown, stays.Duplicates, delivery.Report.Parents["ER_PRS_F"].Duplicates));
        foreach (string table in (string[])["ER_PRS_F", "ER_PHA_F", "ER_BIO_F", "ER_CAM_F", "ER_TIP_F", "ER_UCD_F", "ER_ETE_F", "IR_BEN_R", "IR_IMB_R", "KI_CCI_R"])
        {
            (long stored, long rejected) = Read(delivery.Tables.Single(one => one.Name == table));
            Assert.Equal(traps.GetValueOrDefault("orphans in " + table), rejected);
            Assert.Equal(_delivery.Truth.Tables[table], stored + rejected);
        }
    }

    [Fact]
    public async Task It_is_imported_whole_but_for_the_lines_that_the_ground_truth_knows()
    {
        using var folder = new TempFolder();
        SndsImportReport report = await SndsImport.RunAsync(Path.Combine(folder.Path, "dataset"), _delivery.Folder);
        Assert.All(report.Import.Tables, table => Assert.Equal(table.Read, table.Stored + table.Rejected));
        Assert.All(report.Import.Tables.Where(table => table.Name != SndsNames.Persons), table => Assert.Equal(_delivery.Truth.Tables[table.Name], table.Read));
        Assert.Equal(_delivery.Truth.Traps.GetValueOrDefault("orphans in ER_PHA_F"), report.Import.Tables.Single(table => table.Name == "ER_PHA_F").Rejected);
        Assert.Equal(_delivery.Truth.Persons, report.Import.NewPatients);
    }

    [Fact]
    public async Task As_CSV_and_as_Parquet_it_is_stored_alike()
    {
        using var folder = new TempFolder();
        string[] datasets = [.. new[] { TableFormat.Csv, TableFormat.Parquet }.Select(format => Path.Combine(folder.Path, format.ToString()))];
        var reports = new List<ImportReport>();
        foreach (string dataset in datasets)
        {
            string delivery = dataset + "-delivery";
            SyntheticDelivery.Generate(new GeneratorOptions { Folder = delivery, Patients = 300, Years = 1, FirstYear = 2017, Format = Enum.Parse<TableFormat>(Path.GetFileName(dataset)) });
            reports.Add((await SndsImport.RunAsync(dataset, delivery)).Import);
        }

        Assert.Equal(reports[0].Tables.Select(table => (table.Name, table.Read, table.Stored)), reports[1].Tables.Select(table => (table.Name, table.Read, table.Stored)));
        await using Dataset csv = await Dataset.OpenAsync(datasets[0]);
        await using Dataset parquet = await Dataset.OpenAsync(datasets[1]);
        foreach (TableSchema table in csv.Tables.Where(table => table.Name != "IR_PHA_R"))
        {
            Assert.Equal(
                parquet.Tables.Single(other => other.Name == table.Name).Columns.Select(column => $"{table.Name}.{column.Name} {column.Type}"),
                table.Columns.Select(column => $"{table.Name}.{column.Name} {column.Type}"));
        }
    }

    [Fact]
    public void Lives_are_of_the_size_and_the_coherence_of_real_ones()
    {
        double patientYears = _delivery.Truth.Persons * Delivery.Years;
        Assert.InRange(_delivery.Truth.Tables["ER_PRS_F"] / patientYears, 30, 46);
        Assert.InRange(_delivery.Truth.Tables["ER_PHA_F"] / patientYears, 18, 27);
        Assert.InRange(_delivery.Truth.Tables["ER_BIO_F"] / patientYears, 9, 13.5);
        Assert.InRange(_delivery.Truth.Tables["IR_PHA_R"], 13_900, 14_100);
        foreach (Func<string, string> row in _delivery.Rows("ER_PRS_F"))
        {
            decimal tariff = Money(row("BSE_REM_BSE"));
            decimal reimbursed = Money(row("BSE_REM_MNT"));
            Assert.True(Math.Abs(reimbursed) <= Math.Abs(tariff));
            Assert.True(Math.Abs(Money(row("PRS_PAI_MNT"))) >= Math.Abs(tariff));
            Assert.Equal(row("PRS_ACT_QTE").StartsWith('-') ? "-1" : "1", row("BSE_REM_SGN"));
        }
    }

    [Fact]
    public void The_file_of_the_ground_truth_says_the_same()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_delivery.Folder, GroundTruth.FileName)));
        Assert.Equal(_delivery.Truth.Persons, json.RootElement.GetProperty("persons").GetInt64());
        Assert.Equal(_delivery.Truth.Tables["ER_PRS_F"], json.RootElement.GetProperty("tables").GetProperty("ER_PRS_F").GetInt64());
        Assert.Equal(_delivery.Truth.Traps.Count, json.RootElement.GetProperty("traps").EnumerateObject().Count());
    }

    [Fact]
    public void A_cancelled_generation_leaves_no_file_behind()
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        var options = new GeneratorOptions { Folder = folder.Path, Patients = 2000, Years = 1, Progress = new Immediate(stop.Cancel) };
        Assert.ThrowsAny<OperationCanceledException>(() => SyntheticDelivery.Generate(options, stop.Token));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_cannot_be_generated_is_an_error()
    {
        Assert.Equal("PRC0506", Assert.Throws<ParcoursException>(() => SyntheticDelivery.Generate(new GeneratorOptions { Folder = "x", Format = TableFormat.Json })).Id);
        Assert.Equal("PRC0507", Assert.Throws<ParcoursException>(() => SyntheticDelivery.Generate(new GeneratorOptions { Folder = "x", Patients = 0 })).Id);
    }

    private static Dictionary<string, string> Hashes(TableFormat format, int threads, long seed)
    {
        using var folder = new TempFolder();
        SyntheticDelivery.Generate(new GeneratorOptions { Folder = folder.Path, Patients = 1030, Years = 1, FirstYear = 2017, Seed = seed, Format = format, Threads = threads });
        return Directory.GetFiles(folder.Path).ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
    }

    private static decimal Money(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static (long Stored, long Rejected) Read(TableImport table)
    {
        (long stored, long rejected) = (0, 0);
        foreach (SourceBatch batch in table.Sources.SelectMany(source => source.Read()))
        {
            stored += batch.Rows.Length;
            rejected += batch.Rejected.Count;
            batch.Dispose();
        }

        return (stored, rejected);
    }

    private long Count(string table, Func<Func<string, string>, bool> condition) => _delivery.Rows(table).Count(condition);

    private int OrphansBelowZero() => _delivery.Rows("ER_PHA_F").Count(row => row("PRS_ORD_NUM") == "900" && row("PHA_ACT_QSN").StartsWith('-'));

    /// <summary>Progress that is told at once, on the thread that makes it.</summary>
    private sealed class Immediate(Action told) : IProgress<long>
    {
        public void Report(long value) => told();
    }

    /// <summary>One delivery for all tests of the class.</summary>
    public sealed class Delivery : IDisposable
    {
        public const int Years = 2;

        private readonly TempFolder _folder = new();

        public Delivery() => Truth = SyntheticDelivery.Generate(new GeneratorOptions { Folder = _folder.Path, Patients = 1100, Years = Years, Seed = 11 });

        public string Folder => _folder.Path;

        public GroundTruth Truth { get; }

        /// <summary>The rows of a file, or of all files of a table, as a look-up of text by column.</summary>
        public IEnumerable<Func<string, string>> Rows(string name)
        {
            foreach (string path in Directory.GetFiles(Folder, "*.parquet").Where(path => Path.GetFileName(path) == name || SndsCatalogue.MatchFile(path)?.Table.Name == name))
            {
                foreach (SourceBatch batch in TableFiles.OpenFile(path).Read())
                {
                    Dictionary<string, IArrowArray> columns = batch.Rows.Schema.FieldsList.Select((field, i) => (field.Name, batch.Rows.Column(i))).ToDictionary();
                    for (int i = 0; i < batch.Rows.Length; i++)
                    {
                        int row = i;
                        yield return column => ArrowValues.TextOf(columns[column], row);
                    }
                }
            }
        }

        public void Dispose() => _folder.Dispose();
    }
}
