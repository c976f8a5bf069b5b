namespace Parcours.Tests.Codes;

public sealed class CodeSetTests
{
    private static readonly CodeSet _diabetes = CodeSet.Of("Diabetes", Terminology.Cim10, "E10", "E11", "E12", "E13", "E14");

    [Theory]
    [InlineData("E11")]
    [InlineData("E110")]
    [InlineData("E11.9")]
    [InlineData("e11.9")]
    [InlineData(" E1190 ")]
    [InlineData("E11+")]
    [InlineData("E11.-")]
    [InlineData("E11†")]
    [InlineData("E11+8")]
    public void A_category_of_three_characters_stands_for_all_its_subdivisions(string code) => Assert.True(_diabetes.Contains(code));

    [Theory]
    [InlineData("E1")]
    [InlineData("E15")]
    [InlineData("XE11")]
    [InlineData("")]
    [InlineData(" + ")]
    [InlineData(null)]
    public void What_is_no_such_code_is_not_in_the_set(string? code) => Assert.False(_diabetes.Contains(code));

    [Fact]
    public void A_code_of_four_characters_stands_for_its_subdivisions_and_not_for_its_category()
    {
        CodeSet ketoacidosis = CodeSet.Of("Ketoacidosis", Terminology.Cim10, "E11.1");
        Assert.True(ketoacidosis.Contains("E111"));
        Assert.True(ketoacidosis.Contains("E1110"));
        Assert.False(ketoacidosis.Contains("E11"));
        Assert.False(ketoacidosis.Contains("E11.0"));
    }

    [Fact]
    public void A_plus_inside_a_code_fills_the_place_of_the_missing_character()
    {
        CodeSet stage = CodeSet.Of("One", Terminology.Cim10, "B24.+1");
        Assert.True(stage.Contains("B24+1"));
        Assert.False(stage.Contains("B24"));
        Assert.False(stage.Contains("B241"));
        Assert.True(CodeSet.Of("All", Terminology.Cim10, "B24").Contains("B24+1"));
    }

    [Fact]
    public void The_category_alone_can_be_meant()
    {
        CodeSet only = CodeSet.Of("Only", Terminology.Cim10).AndExactly("E11");
        Assert.True(only.Contains("E11"));
        Assert.False(only.Contains("E110"));
    }

    [Fact]
    public void A_range_holds_all_below_its_last_code()
    {
        CodeSet ischaemic = CodeSet.Of("Ischaemic heart disease", Terminology.Cim10).AndRange("I20", "I25");
        Assert.True(ischaemic.Contains("I20"));
        Assert.True(ischaemic.Contains("I25.9"));
        Assert.False(ischaemic.Contains("I26"));
        Assert.False(ischaemic.Contains("I199"));
        Assert.Equal(["I20-I25"], ischaemic.Entries);
        Assert.Equal("PRC0342", Assert.Throws<ParcoursException>(() => ischaemic.AndRange("I25", "I20")).Id);
    }

    [Fact]
    public void An_exclusion_leaves_the_rest_of_its_category()
    {
        CodeSet antidiabetics = CodeSet.Of("Antidiabetics", Terminology.Atc, "A10").Except("A10BX06");
        Assert.True(antidiabetics.Contains("A10BA02"));
        Assert.True(antidiabetics.Contains("a10bx02"));
        Assert.False(antidiabetics.Contains("A10BX06"));
        Assert.Equal(2, antidiabetics.Count);
    }

    [Fact]
    public void An_act_stands_for_its_extensions_and_a_root_for_its_levels()
    {
        Assert.True(CodeSet.Of("Act", Terminology.Ccam, "HHFA001").Contains("HHFA001-01"));
        Assert.True(CodeSet.Of("Act", Terminology.Ccam, "hhfa001").Contains("HHFA00110"));
        Assert.True(CodeSet.Of("Root", Terminology.Ghm, "05K10").Contains("05K101"));
        Assert.False(CodeSet.Of("Root", Terminology.Ghm, "05K10").Contains("05K11"));
    }

    [Fact]
    public void Numbers_stand_for_themselves_with_or_without_leading_zeros()
    {
        CodeSet tests = CodeSet.Of("HbA1c", Terminology.Nabm, "1577", "0126");
        Assert.True(tests.Contains(126));
        Assert.True(tests.Contains("126"));
        Assert.True(tests.Contains("0126"));
        Assert.True(tests.Contains(1577L));
        Assert.False(tests.Contains("15770"));
        Assert.False(tests.Contains((long?)null));
        Assert.True(CodeSet.Of("Pack", Terminology.Cip13, "3400936404649").Contains(3400936404649));
        Assert.True(CodeSet.Of("Device", Terminology.Lpp, "101010").Contains(101010));
    }

    [Theory]
    [InlineData("9400988")]
    [InlineData("0000009400988")]
    [InlineData("009400988")]
    [InlineData("3400894009887")]
    public void A_unit_of_a_drug_is_one_in_all_its_forms(string code) => Assert.True(CodeSet.Of("Unit", Terminology.Ucd, "9400988").Contains(code));

    [Theory]
    [InlineData(Terminology.Cim10, "11E")]
    [InlineData(Terminology.Cim10, "EE1")]
    [InlineData(Terminology.Cim10, " .+")]
    [InlineData(Terminology.Cim10, "E11,E12")]
    [InlineData(Terminology.Atc, "C10AA055")]
    [InlineData(Terminology.Atc, "10AA")]
    [InlineData(Terminology.Ccam, "HHF001")]
    [InlineData(Terminology.Ghm, "5K10")]
    [InlineData(Terminology.Cip13, "3640464")]
    [InlineData(Terminology.Nabm, "12A")]
    [InlineData(Terminology.Other, " ")]
    public void What_cannot_be_a_code_is_refused_with_its_form(Terminology terminology, string code)
    {
        ParcoursException error = Assert.Throws<ParcoursException>(() => CodeSet.Of("Set", terminology, code));
        Assert.Equal("PRC0341", error.Id);
        Assert.Contains($"'{code}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_counts_once_whatever_lies_below_it_and_those_given_one_by_one_stay_so()
    {
        Assert.Equal(5, _diabetes.Count);
        Assert.Equal(["E10", "E11", "E12", "E13", "E14"], _diabetes.And("E110", "E11").Entries);
        Assert.Equal(["E1"], _diabetes.AndPrefixes("E1").Entries);
        Assert.Equal("\"Diabetes\" (CIM-10, 5 codes)", _diabetes.ToString());
    }

    [Fact]
    public void A_code_is_valid_from_a_day_to_a_day()
    {
        CodeSet old = CodeSet.Of("Acts", Terminology.Ccam, "AAAA001").During(null, new DateOnly(2015, 12, 31));
        CodeSet set = old.Union(CodeSet.Of("New", Terminology.Ccam, "AAAA002").During(new DateOnly(2016, 1, 1), null));
        Assert.True(set.HasDates);
        Assert.True(set.Contains("AAAA001", new DateOnly(2015, 12, 31)));
        Assert.False(set.Contains("AAAA001", new DateOnly(2016, 1, 1)));
        Assert.False(set.Contains("AAAA002", new DateOnly(2015, 12, 31)));
        Assert.True(set.Contains("AAAA002", new DateOnly(2016, 1, 1)));
        Assert.True(set.Contains("AAAA001"));
        Assert.True(set.Contains("AAAA001", null));
        Assert.Empty(old.During(new DateOnly(2016, 1, 1), null).Entries);
    }

    [Fact]
    public void Sets_of_different_terminologies_are_not_combined() =>
        Assert.Equal("PRC0343", Assert.Throws<ParcoursException>(() => _diabetes.Union(CodeSet.Of("Statins", Terminology.Atc, "C10AA"))).Id);

    [Fact]
    public void A_hierarchy_given_as_a_table_is_followed_to_its_leaves_even_in_circles()
    {
        CodeSet set = CodeSet.Of("Heart", Terminology.Other, "heart").During(new DateOnly(2020, 1, 1), null);
        CodeSet all = set.Expand([("heart", "valve"), ("valve", "mitral"), ("mitral", "heart"), ("lung", "lobe"), (null, "x"), ("heart", " ")]);
        Assert.Equal(["heart", "mitral", "valve"], all.Entries);
        Assert.False(all.Contains("mitral", new DateOnly(2019, 12, 31)));
        Assert.True(all.Contains("mitral", new DateOnly(2020, 1, 1)));
    }

    [Fact]
    public void A_nomenclature_leads_from_a_class_to_its_packs()
    {
        (string?, string?)[] packs = [("C10AA05", "3400936404649"), ("C10AA01", "3400930000011"), ("A10BA02", "3400930000028"), (null, "3400930000035")];
        CodeSet statins = CodeSet.Of("Statins", Terminology.Atc, "C10AA").Through("Packs of statins", Terminology.Cip13, packs);
        Assert.Equal("Packs of statins", statins.Name);
        Assert.Equal(["3400930000011", "3400936404649"], statins.Entries);
        Assert.True(statins.Contains(3400936404649));
    }
}
