using Parcours.Snds.Tests.Support;

namespace Parcours.Snds.Tests.Catalogue;

public sealed class CatalogueTests
{
    [Fact]
    public void It_has_188_tables_and_4815_columns()
    {
        Assert.Equal(188, SndsCatalogue.Tables.Length);
        Assert.Equal(4815, SndsCatalogue.Tables.Sum(table => table.Columns.Length));
    }

    [Fact]
    public void Keys_parents_and_times_name_what_exists()
    {
        string[] added = [SndsNames.Time, SndsNames.End];
        foreach (SndsTable table in SndsCatalogue.Tables)
        {
            // The décompte is published with nine columns and delivered with seven; its key is the seven.
            Assert.All(table.Key, key => Assert.NotNull(table.Find(key)));
            Assert.All(table.TieKey, key => Assert.NotNull(table.Find(key)));
            foreach (string? column in new[] { table.Time, table.End })
            {
                Assert.True(column is null || added.Contains(column) || table.Find(column) is not null, $"{table}: {column}");
            }

            if (table.Parent is { } parent)
            {
                Assert.All(table.Key, key => Assert.NotNull(SndsCatalogue.Find(parent).Find(key)));
            }

            Assert.Equal(table.Kind == TableKind.Reference, table.Link == SndsLink.None);
            Assert.True(table.Kind != TableKind.Intervals || (table.Time is not null && table.End is not null), table.Name);
        }
    }

    [Fact]
    public void The_columns_of_links_are_there()
    {
        foreach (SndsTable table in SndsCatalogue.Tables)
        {
            switch (table.Link)
            {
                case SndsLink.Beneficiary:
                    Assert.NotNull(table.Find(SndsNames.Psa));
                    Assert.NotNull(table.Find(SndsNames.Rank));
                    break;
                case SndsLink.Person:
                    Assert.True((table.Find(SndsNames.IdtAno) ?? table.Find(SndsNames.EgbPerson)) is not null, table.Name);
                    break;
                case SndsLink.Chain:
                    Assert.NotNull(table.Find(SndsNames.ChainNir));
                    break;
                case SndsLink.Detail or SndsLink.Stay:
                    Assert.NotNull(table.Parent);
                    break;
                default:
                    break;
            }
        }
    }

    [Theory]
    [InlineData("ER_PHA_F", "PHA_PRS_C13", ColumnKind.Int64, 0)]
    [InlineData("ER_PHA_F", "PHA_ACT_PRU", ColumnKind.Decimal, 5)]
    [InlineData("ER_PRS_F", "PRS_PAI_MNT", ColumnKind.Decimal, 2)]
    [InlineData("ER_PRS_F", "FLX_DIS_DTD", ColumnKind.Date, 0)]
    [InlineData("ER_PRS_F", "DPN_QLF", ColumnKind.Int32, 0)]
    [InlineData("ER_PRS_F", "EXE_SOI_AMD", ColumnKind.Int32, 0)]
    [InlineData("T_MCOaaB", "ETA_NUM", ColumnKind.Code, 0)]
    [InlineData("T_MCOaaB", "RSA_NUM", ColumnKind.Text, 0)]
    [InlineData("T_MCOaaC", "EXE_SOI_DTD", ColumnKind.Date, 0)]
    [InlineData("ER_ETE_F", "ETB_EXE_FIN", ColumnKind.Code, 0)]
    [InlineData("IR_BEN_R", "BEN_NIR_PSA", ColumnKind.Text, 0)]
    public void Types_are_those_that_lose_nothing(string table, string column, ColumnKind kind, int scale) =>
        Assert.Equal(new ColumnType(kind, scale), SndsCatalogue.Find(table).Find(column)!.Type);

    [Fact]
    public void The_key_of_a_line_has_nine_columns_and_that_of_a_decompte_seven()
    {
        Assert.Equal(9, SndsCatalogue.Find("ER_PHA_F").Key.Length);
        Assert.Equal(7, SndsCatalogue.Find("ER_DCT_F").Key.Length);
    }

    [Fact]
    public void An_unknown_table_is_an_error_that_suggests()
    {
        ParcoursException error = Assert.Throws<ParcoursException>(() => SndsCatalogue.Find("ER_PHA"));
        Assert.Equal("PRC0501", error.Id);
        Assert.Contains("Did you mean 'ER_PHA_F'?", error.Message, StringComparison.Ordinal);
    }

    [SharedFact]
    public void It_agrees_with_the_published_schema()
    {
        var published = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (string[] fields in File.ReadLines(SharedData.PathOf("snds_schema_columns.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            if (!published.TryGetValue(fields[1], out HashSet<string>? columns))
            {
                published.Add(fields[1], columns = []);
            }

            columns.Add(fields[2]);
            SndsColumn column = Assert.IsType<SndsColumn>(SndsCatalogue.Find(fields[1]).Find(fields[2]));
            Assert.Equal(fields[9], column.Created?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
            Assert.Equal(fields[10], column.Removed?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }

        Assert.Equal(published.Keys.Order(StringComparer.Ordinal), SndsCatalogue.Tables.Select(table => table.Name));
        Assert.All(SndsCatalogue.Tables, table => Assert.True(published[table.Name].SetEquals(table.Columns.Select(column => column.Name))));
    }
}
