using System.Globalization;
using CsCheck;
using Parcours.Snds.Linkage;
using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Linkage;

public sealed class SndsLinkerTests
{
    private static readonly string[] Key = [.. SndsCatalogue.Find("ER_PRS_F").Key];

    [Fact]
    public void Details_find_the_parent_that_a_dictionary_finds_and_orphans_are_rejected_with_their_line() =>
        Gen.Select(Gen.Int[0, 30].Array[1, 40], Gen.Int[0, 30].Array[0, 40], Gen.Int[1, 4], Gen.Bool).Sample(
            (claims, details, threads, parted) =>
            {
                string?[][] prs = [.. claims.Select((claim, i) => (string?[])[.. Nine(claim), "P", (claim % 4).ToString(CultureInfo.InvariantCulture), $"{(i % 28) + 1:D2}/01/2019"])];
                DeliveryFile[] files =
                [
                    File("IR_BEN_R.csv", [SndsNames.Psa, SndsNames.Rank, SndsNames.IdtAno], [["P", "0", "A"], ["P", "1", "B"], ["P", "2", "C"]]),
                    File("ER_PRS_F.csv", [.. Key, SndsNames.Psa, SndsNames.Rank, "EXE_SOI_DTD"], prs),
                    File("ER_PHA_F.csv", Key, [.. details.Select(Nine)]),
                ];
                using SndsDelivery delivery = SndsDelivery.Link("", files, new SndsDeliveryOptions { Threads = threads, FirstLine = 1000, MemoryBytes = parted ? 200 : null }, default);
                (IReadOnlyList<TableImport> tables, LinkageReport report) = (delivery.Tables, delivery.Report);
                Assert.Equal(claims.Length - claims.Distinct().Count(), report.Parents["ER_PRS_F"].Duplicates);

                Result prsRows = Result.Of(tables.Single(table => table.Name == "ER_PRS_F"), threads);
                Assert.Equal(claims.Count(claim => claim % 4 != 3), prsRows.Rows.Count);
                Assert.All(prsRows.Rows, row => Assert.Equal(Name(claims[row.Line - 2]), row.Patient));
                Assert.All(prsRows.Rows, row => Assert.Equal(1000 + row.Line - 2, row.Number));

                Result pha = Result.Of(tables.Single(table => table.Name == "ER_PHA_F"), threads);
                Assert.Equal(details.Length, pha.Rows.Count + pha.Rejected.Count);
                foreach ((string patient, long line, long parent, int time) in pha.Rows)
                {
                    int expected = System.Array.IndexOf(claims, details[line - 2]);
                    Assert.Equal((Name(claims[expected]), 1000L + expected), (patient, parent));
                    Assert.Equal(new DateOnly(2019, 1, (expected % 28) + 1).DayNumber - SndsSentinels.Epoch, time);
                }

                foreach (RejectedLine rejected in pha.Rejected)
                {
                    bool known = claims.Contains(details[rejected.Line - 2]);
                    Assert.Equal(LinkOutcome.Reason(known ? LinkOutcome.ParentWithoutPerson : LinkOutcome.NoParent), rejected.Reason);
                    Assert.True(!known || details[rejected.Line - 2] % 4 == 3);
                }
            },
            iter: Cases.Count(100));

    [Fact]
    public void A_stay_under_a_shared_identifier_goes_to_whom_sex_and_age_fit_and_else_is_rejected()
    {
        DeliveryFile[] files =
        [
            File("IR_BEN_R.csv", [SndsNames.Psa, SndsNames.Rank, SndsNames.IdtAno, "BEN_SEX_COD", "BEN_NAI_ANN"],
                [["F", "1", "MUM", "2", "1980"], ["F", "2", "TWIN1", "1", "2010"], ["F", "3", "TWIN2", "1", "2010"], ["S", "1", "SOLE", "1", "1950"]]),
            File("T_MCO18C.csv", ["ETA_NUM", "RSA_NUM", SndsNames.ChainNir, "EXE_SOI_DTD", "EXE_SOI_DTF"],
                [["E", "1", "F", "02/01/2018", "05/01/2018"], ["E", "2", "F", "02/01/2018", "05/01/2018"], ["E", "3", "S", "02/01/2018", null], ["E", "4", "XXXXXXXXXXXXXXXXD", null, null], ["E", "5", "Z", null, null]]),
            File("T_MCO19C.csv", ["ETA_NUM", "RSA_NUM", SndsNames.ChainNir, "EXE_SOI_DTD", "EXE_SOI_DTF"], [["E", "2", "S", "02/01/2019", "05/01/2019"]]),
            File("T_MCO18B.csv", ["ETA_NUM", "RSA_NUM", "COD_SEX", "AGE_ANN"],
                [["E", "1", "2", "37"], ["E", "2", "1", "8"], ["E", "3", "1", "67"], ["E", "4", "1", "67"], ["E", "5", "1", "67"], ["E", "6", "1", "67"]]),
            File("T_MCO19B.csv", ["ETA_NUM", "RSA_NUM", "COD_SEX", "AGE_ANN"], [["E", "2", "1", "68"]]),
        ];
        using SndsDelivery delivery = SndsDelivery.Link("", files, new SndsDeliveryOptions(), default);
        (IReadOnlyList<TableImport> tables, LinkageReport report) = (delivery.Tables, delivery.Report);
        Assert.Equal(new ParentReport(6, 0, 0, ByPsa: 2, BySexAndAge: 1, Ambiguous: 1, Fictive: 1, Unknown: 1), report.Parents["T_MCOaaC"]);

        Result stays = Result.Of(tables.Single(table => table.Name == "T_MCOaaB"), 2);
        Assert.Equal(["MUM", "SOLE", "SOLE"], stays.Rows.Select(row => row.Patient));
        Assert.Equal(
            [(3L, LinkOutcome.SeveralPersons), (5L, LinkOutcome.Fictive), (6L, LinkOutcome.NoPerson), (7L, LinkOutcome.NoStay)],
            stays.Rejected.Select(line => (line.Line, Outcome(line.Reason))));
    }

    [Fact]
    public void A_detail_table_without_its_key_is_an_error_that_names_the_column()
    {
        DeliveryFile[] files =
        [
            File("IR_BEN_R.csv", [SndsNames.Psa, SndsNames.Rank], [["P", "0"]]),
            File("ER_PRS_F.csv", [.. Key, SndsNames.Psa, SndsNames.Rank], []),
            File("ER_BIO_F.csv", Key[1..], []),
        ];
        ParcoursException error = Assert.Throws<ParcoursException>(() => SndsDelivery.Link("", files, new SndsDeliveryOptions(), default));
        Assert.Equal("PRC0502", error.Id);
        Assert.Contains("'FLX_DIS_DTD'", error.Message, StringComparison.Ordinal);
    }

    private static DeliveryFile File(string name, string[] columns, string?[][] rows) =>
        new(SndsCatalogue.MatchFile(name)!, new TextSource(name, columns, rows, batchRows: 7).Project);

    private static string?[] Nine(int claim) => ["01/02/2019", "15/01/2019", "1", "2", "3", "01C000000", (claim / 5).ToString(CultureInfo.InvariantCulture), (claim % 5).ToString(CultureInfo.InvariantCulture), "0"];

    private static string Name(int claim) => ((char)('A' + (claim % 4))).ToString();

    private static int Outcome(string reason) => Enumerable.Range(-7, 7).Single(outcome => LinkOutcome.Reason(outcome) == reason);

    private sealed record Result(List<(string Patient, long Line, long Number, int Time)> Rows, List<RejectedLine> Rejected)
    {
        public static Result Of(TableImport table, int parts)
        {
            var result = new Result([], []);
            foreach (SourceBatch batch in table.Sources.SelectMany(source => source.Split(parts)).SelectMany(source => source.Read()))
            {
                Apache.Arrow.IArrowArray? numbers = RowLinker.Column(batch.Rows, [SndsNames.Line, SndsNames.Parent]);
                Apache.Arrow.IArrowArray? times = RowLinker.Column(batch.Rows, [SndsNames.Time]);
                for (int i = 0; i < batch.Rows.Length; i++)
                {
                    result.Rows.Add((ArrowValues.TextOf(batch.Rows.Column(0), i), batch.Lines.Count == 0 ? batch.FirstLine + i : batch.Lines[i], numbers is null ? -1 : ArrowValues.IntegerOf(numbers, i)!.Value, times is null ? 0 : ArrowValues.DayOf(times, i)));
                }

                result.Rejected.AddRange(batch.Rejected);
            }

            return result;
        }
    }
}
