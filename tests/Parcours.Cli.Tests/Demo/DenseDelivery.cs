using System.Globalization;
using System.Text;
using Parcours.Cli.Tests.Support;

namespace Parcours.Cli.Tests.Demo;

/// <summary>Rows at random in which infarctions, statins and deaths are as frequent as the steps of the study need: corrections, ties, packs without a class, ends on the very limit.</summary>
internal static class DenseDelivery
{
    public const int FirstYear = 2016;
    public const int Years = 4;
    private const int Persons = 2_500;
    private static readonly DateOnly First = new(FirstYear, 1, 1);
    private static readonly string?[] Classes = ["C10AA05", "C10AA01", "C10AB05", null, "C10AA07"];
    private static readonly int?[] Units = [30, 90, 28, 30, null];
    private static readonly string[] Diagnoses = ["I210", "I22", "I251", "I219", "K359", ""];
    private static readonly string[] Groups = ["05M04", "05M04", "05K06", "90Z00", ""];

    private const string Declaration = """
        { "tables": [
          { "name": "PARCOURS_PERSONS", "kind": "patients", "patient": "PARCOURS_PATIENT", "files": ["persons.csv"],
            "columns": { "PARCOURS_PATIENT": "text", "BEN_SEX_COD": "int32", "BEN_NAI_ANN": "int32", "BEN_DCD_DTE": "date" } },
          { "name": "KI_CCI_R", "kind": "events", "patient": "PARCOURS_PATIENT", "time": "BEN_DCD_DTE", "files": ["certificates.csv"], "columns": { "PARCOURS_PATIENT": "text", "BEN_DCD_DTE": "date", "DCD_CIM_COD": "code" } },
          { "name": "T_MCOaaB", "kind": "intervals", "patient": "PARCOURS_PATIENT", "time": "PARCOURS_TIME", "end": "PARCOURS_END", "files": ["stays.csv"],
            "columns": { "PARCOURS_PATIENT": "text", "PARCOURS_TIME": "date", "PARCOURS_END": "date", "DGN_PAL": "code", "GRG_GHM": "code", "SEJ_TYP": "code" } },
          { "name": "ER_PHA_F", "kind": "events", "patient": "PARCOURS_PATIENT", "time": "PARCOURS_TIME", "files": ["drugs.csv"],
            "columns": { "PARCOURS_PATIENT": "text", "PARCOURS_TIME": "date", "PHA_PRS_C13": "int64", "PHA_ACT_QSN": "int32", "PHA_ACT_PRU": "decimal(18,2)" } },
          { "name": "IR_PHA_R", "kind": "reference", "files": ["packs.csv"],
            "columns": { "PHA_CIP_C13": "int64", "PHA_ATC_CLA": "code", "PHA_ATC_C03": "code", "PHA_ATC_L07": "code", "PHA_UPC_NBR": "int32" } }
        ] }
        """;

    /// <summary>Imports them, by the tool.</summary>
    public static async Task<string> ImportAsync(TempFolder folder)
    {
        var random = new Random(20160101);
        var persons = new StringBuilder("PARCOURS_PATIENT,BEN_SEX_COD,BEN_NAI_ANN,BEN_DCD_DTE\n");
        var certificates = new StringBuilder("PARCOURS_PATIENT,BEN_DCD_DTE,DCD_CIM_COD\n");
        var stays = new StringBuilder("PARCOURS_PATIENT,PARCOURS_TIME,PARCOURS_END,DGN_PAL,GRG_GHM,SEJ_TYP\n");
        var drugs = new StringBuilder("PARCOURS_PATIENT,PARCOURS_TIME,PHA_PRS_C13,PHA_ACT_QSN,PHA_ACT_PRU\n");
        var packs = new StringBuilder("PHA_CIP_C13,PHA_ATC_CLA,PHA_ATC_C03,PHA_ATC_L07,PHA_UPC_NBR\n");
        for (int i = 0; i < Classes.Length; i++)
        {
            Line(packs, i + 1, Classes[i], Classes[i]?[..3], "label", Units[i]);
        }

        for (int p = 0; p < Persons; p++)
        {
            string patient = FormattableString.Invariant($"P{p:D4}");
            int start = random.Next(-200, Years * 366);
            DateOnly? death = random.Next(3) == 0 ? First.AddDays(random.Next(500, Years * 365)) : null;
            Line(persons, patient, 1 + (p % 2), random.Next(25) == 0 ? null : 1925 + random.Next(92), random.Next(4) == 0 ? null : death);
            if (death is { } certified)
            {
                Line(certificates, patient, certified.AddDays(random.Next(3)), "I219");
            }

            for (int stay = random.Next(4); stay > 0; stay--)
            {
                DateOnly entry = First.AddDays(Math.Max(0, start + random.Next(-100, 300)));
                Line(stays, patient, entry, random.Next(12) == 0 ? null : entry.AddDays(random.Next(10)), Any(random, Diagnoses), Any(random, Groups), "A");
            }

            for (int day = start; day < Years * 365 && random.Next(40) > 0; day += 15 + random.Next(40) + (random.Next(15) == 0 ? 365 : 0))
            {
                DateOnly date = First.AddDays(Math.Max(0, day));
                int pack = 1 + random.Next(random.Next(3) == 0 ? Classes.Length : 2);
                int boxes = random.Next(10) == 0 ? 6 : 1;
                Line(drugs, patient, date, pack, boxes, "1.50");
                for (int correction = random.Next(8); correction is 1 or 2; correction--)
                {
                    Line(drugs, patient, date, pack, -boxes, "1.50");
                }
            }
        }

        folder.File("dense/persons.csv", persons.ToString());
        folder.File("dense/certificates.csv", certificates.ToString());
        folder.File("dense/stays.csv", stays.ToString());
        folder.File("dense/drugs.csv", drugs.ToString());
        folder.File("dense/packs.csv", packs.ToString());
        string dataset = folder.In("dense-dataset");
        ToolRun run = await ToolRun.Of("import", dataset, "--declare", folder.File("dense/tables.json", Declaration));
        Assert.True(run.Code == ExitCode.Done, run.Messages);
        return dataset;
    }

    private static T Any<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static void Line(StringBuilder to, params object?[] values) => to.AppendJoin(',', values.Select(Text)).Append('\n');

    private static string Text(object? value) =>
        value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
