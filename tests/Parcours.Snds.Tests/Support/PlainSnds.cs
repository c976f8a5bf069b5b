using System.Globalization;

namespace Parcours.Snds.Tests.Support;

/// <summary>The rules and the views once more, in plain C# over the raw rows of a delivery: nothing of the engine but the persons of stays, which linking decided.</summary>
internal sealed class PlainSnds
{
    private readonly CleanStudy _study;
    private readonly Dictionary<string, string> _patients;
    private readonly Dictionary<string, string> _patientsOfStays;

    private PlainSnds(CleanStudy study, Dictionary<string, string> patientsOfStays)
    {
        _study = study;
        _patientsOfStays = patientsOfStays;
        _patients = study.Raw("IR_BEN_R").ToDictionary(row => row("BEN_NIR_PSA") + "|" + row("BEN_RNG_GEM"), row => row("BEN_IDT_ANO"));
        Certified = [.. study.Raw("IR_BEN_R").Where(row => row("BEN_CDI_NIR") == "00").Select(row => row("BEN_IDT_ANO"))];
        HashSet<string> copies = [.. study.Raw("ER_ETE_F").Where(row => row("ETE_IND_TAA") == "1").Select(KeyOf)];
        AllLines = [.. study.Raw("ER_PRS_F").Select(row => new PlainLine(Patient(row), KeyOf(row), row))];
        Lines =
        [
            .. AllLines.Where(line => Certified.Contains(line.Patient) && line.Row("DPN_QLF") is not ("71" or "72") && line.Row("PRS_DPN_QLP") != "71" && !copies.Contains(line.Key)
                && line.Row("BSE_PRS_NAT") != "0" && line.Row("CPL_MAJ_TOP") != "2" && line.Row("CPL_AFF_COD") != "16"),
        ];
        Costs = [.. AllLines.Where(line => Certified.Contains(line.Patient) && line.Row("DPN_QLF") is not ("71" or "72") && line.Row("PRS_DPN_QLP") != "71" && !copies.Contains(line.Key))];
        Stays = [.. ReadStays()];
    }

    public HashSet<string> Certified { get; }

    public List<PlainLine> AllLines { get; }

    public List<PlainLine> Lines { get; }

    public List<PlainLine> Costs { get; }

    public List<PlainStay> Stays { get; }

    public static async Task<PlainSnds> Of(CleanStudy study, Dataset data) =>
        new(study, (await data.Table<StayKey>().ToListAsync()).ToDictionary(k => $"{k.Year}|{k.Hospital}|{k.Number}", k => k.Patient));

    /// <summary>The nine columns of the key of a line.</summary>
    public static string KeyOf(Func<string, string> row) =>
        string.Join('|', new[] { "FLX_DIS_DTD", "FLX_TRT_DTD", "FLX_EMT_TYP", "FLX_EMT_NUM", "FLX_EMT_ORD", "ORG_CLE_NUM", "DCT_ORD_NUM", "PRS_ORD_NUM", "REM_TYP_AFF" }.Select(row));

    public static DateOnly? Date(string text) => text.Length == 0 || text.StartsWith("1600", StringComparison.Ordinal) ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static string StayKeyOf(Func<string, string> row) => $"{row(CleanStudy.FileYear)}|{row("ETA_NUM")}|{row("RSA_NUM")}";

    public string Patient(Func<string, string> row) => _patients[row("BEN_NIR_PSA") + "|" + row("BEN_RNG_GEM")];

    private IEnumerable<PlainStay> ReadStays()
    {
        string[] codes = ["NIR_RET", "NAI_RET", "SEX_RET", "SEJ_RET", "FHO_RET", "PMS_RET", "DAT_RET", "COH_NAI_RET", "COH_SEX_RET"];
        Dictionary<string, Func<string, string>> chains = _study.Raw("T_MCOaaC").ToDictionary(StayKeyOf);
        HashSet<string> second = [.. File.ReadAllLines(Path.Combine(SourceFolder, "finess-short.txt"))];
        foreach (Func<string, string> row in _study.Raw("T_MCOaaB"))
        {
            string key = StayKeyOf(row);
            bool kept = _patientsOfStays.TryGetValue(key, out string? patient) && Certified.Contains(patient)
                && !(int.Parse(row(CleanStudy.FileYear), CultureInfo.InvariantCulture) <= 2017 && second.Contains(row("ETA_NUM")))
                && row("GRG_GHM")[..2] != "90"
                && (row("GRG_GHM") is "28Z14Z" or "28Z15Z" or "28Z16Z" || (row("SEJ_TYP") != "B" && row("ENT_MOD") != "0" && row("SOR_MOD") != "0"))
                && row("TYP_GEN_RSA") == "0" && codes.All(code => chains[key](code) == "0");
            if (kept)
            {
                yield return new PlainStay(patient!, Date(chains[key]("EXE_SOI_DTD"))!.Value, Date(chains[key]("EXE_SOI_DTF"))!.Value, key, row);
            }
        }
    }

    private static string SourceFolder
    {
        get
        {
            DirectoryInfo folder = new(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(folder.FullName, "src", "Parcours.Snds")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "src", "Parcours.Snds", "Quality", "Data");
        }
    }

    internal sealed record PlainLine(string Patient, string Key, Func<string, string> Row);

    internal sealed record PlainStay(string Patient, DateOnly Entry, DateOnly Exit, string Key, Func<string, string> Row);

    [Table("T_MCOaaB")]
    private sealed record StayKey(
        [property: Column(SndsNames.Patient)] string Patient,
        [property: Column(SndsNames.Year)] int? Year,
        [property: Column("ETA_NUM")] string? Hospital,
        [property: Column("RSA_NUM")] string? Number);
}
