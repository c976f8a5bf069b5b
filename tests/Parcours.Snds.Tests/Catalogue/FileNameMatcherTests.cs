using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Catalogue;

public sealed class FileNameMatcherTests
{
    [Theory]
    [InlineData("ER_PRS_F.csv", "ER_PRS_F", null, null)]
    [InlineData("er_prs_f_2019.parquet", "ER_PRS_F", 2019, null)]
    [InlineData("ER_PRS_F_201903.csv", "ER_PRS_F", 2019, 3)]
    [InlineData("ER_PRS_F_2019_03.csv", "ER_PRS_F", 2019, 3)]
    [InlineData("ER_PRS_F-2019-12.csv.gz", "ER_PRS_F", 2019, 12)]
    [InlineData("ER_PRS_F_19.csv", "ER_PRS_F", 2019, null)]
    [InlineData("ER_PRS_F_2019_part2.parquet", "ER_PRS_F", 2019, null)]
    [InlineData("ER_PRS_F_001.parquet", "ER_PRS_F", null, null)]
    [InlineData("/data/2019/T_MCO19B.csv", "T_MCOaaB", 2019, null)]
    [InlineData("T_MCO2019B.csv", "T_MCOaaB", 2019, null)]
    [InlineData("t_mco19b.CSV", "T_MCOaaB", 2019, null)]
    [InlineData("T_MCOaaB.csv", "T_MCOaaB", null, null)]
    [InlineData("T_MCOaaB_2019.csv", "T_MCOaaB", 2019, null)]
    [InlineData("T_MCOaa_nnFBSTC", "T_MCOaaFBSTC", null, null)]
    [InlineData("T_MCO19_09FBSTC", "T_MCOaaFBSTC", 2019, 9)]
    [InlineData("T_SSR08CSARR.parquet", "T_SSRaaCSARR", 2008, null)]
    [InlineData("T_MCO18GV05.csv", "T_MCOaaGVxx", 2018, null)]
    [InlineData("T_MCO18SUP_BPHNA.csv", "T_MCOaaSUP_BPHNA", 2018, null)]
    [InlineData("CT_IND_2019_G8.csv", "CT_IND_AAAA_GN", 2019, null)]
    [InlineData("CT_IDE_AAAA_GN.csv", "CT_IDE_AAAA_GN", null, null)]
    [InlineData("IR_BEN_R.csv", "IR_BEN_R", null, null)]
    public void Names_of_files_say_table_year_and_month(string file, string table, int? year, int? month) =>
        Assert.Equal(new SndsFile(SndsCatalogue.Find(table), year, month), SndsCatalogue.MatchFile(file));

    [Theory]
    [InlineData("ground-truth.json")]
    [InlineData("ER_PRS.csv")]
    [InlineData("ER_PRS_FX.csv")]
    [InlineData("T_MCO19.csv")]
    [InlineData("")]
    public void Other_files_are_not_tables(string file) => Assert.Null(SndsCatalogue.MatchFile(file));

    [Fact]
    public void Every_table_is_found_by_its_own_name()
    {
        Assert.All(SndsCatalogue.Tables, table => Assert.Same(table, SndsCatalogue.MatchFile(table.Name + ".csv")!.Table));
        Assert.All(SndsCatalogue.Tables.Where(table => table.IsYearly), table =>
            Assert.Equal(new SndsFile(table, 2017, null), SndsCatalogue.MatchFile(table.Name.Replace("aa", "17", StringComparison.Ordinal))));
    }

    [SharedFact]
    public void Every_file_of_the_real_delivery_is_a_table()
    {
        string[] files = Directory.GetFiles(SharedData.PathOf("data", "hdh-synthetic"));
        Assert.Equal(44, files.Length);
        Assert.Equal(44, files.Select(file => SndsCatalogue.MatchFile(file)!.Table).Distinct().Count());
    }
}
