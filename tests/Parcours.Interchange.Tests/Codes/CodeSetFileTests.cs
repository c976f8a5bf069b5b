using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Codes;

public sealed class CodeSetFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_is_a_code()
    {
        CodeSet set = Read("code\nE10\nE11.9\n");
        Assert.Equal(CodeSet.Of("Diabetes", Terminology.Cim10, "E10", "E119"), set);
        Assert.Equal("Diabetes", set.Name);
    }

    [Fact]
    public void Labels_are_for_people_and_exclusions_count_wherever_they_stand()
    {
        CodeSet set = Read("Label;Exclude;Code\n\"Not, this\";1;E11.1\nDiabetes;;E11\nType 1;false;E10\n");
        Assert.Equal(CodeSet.Of("Diabetes", Terminology.Cim10, "E10", "E11").Except("E111"), set);
    }

    [Fact]
    public void A_code_is_valid_from_a_day_to_a_day_and_may_be_excluded_for_a_time()
    {
        CodeSet set = Read("code,from,to,exclude\nE10,2020-01-01,31/12/2020,\nE10,2022-01-01,,\nE11,,,\nE11,2021-01-01,2021-12-31,true\n");
        Assert.True(set.Contains("E10", new DateOnly(2020, 12, 31)));
        Assert.False(set.Contains("E10", new DateOnly(2021, 6, 1)));
        Assert.True(set.Contains("E10", new DateOnly(2030, 1, 1)));
        Assert.True(set.Contains("E11", new DateOnly(2020, 12, 31)));
        Assert.False(set.Contains("E11", new DateOnly(2021, 1, 1)));
        Assert.Equal(2, set.Count);
    }

    [Fact]
    public void Leading_zeros_are_kept()
    {
        string path = _folder.Write("tests.csv", "code,label\n0126,Blood count\n1577,HbA1c\n");
        Assert.Equal(["0126", "1577"], CodeSetFile.Read(path, "Tests", Terminology.Nabm).Entries);
    }

    [Theory]
    [InlineData("code\nE10\n11E\n", "Line 3 of code set 'set.csv' cannot be used, for its column 'code': no code of CIM-10.")]
    [InlineData("code,from\nE10,\n,2020-01-01\n", "Line 3 of code set 'set.csv' cannot be used, for its column 'code': no code.")]
    [InlineData("code,from\nE10,soon\n", "Line 2 of code set 'set.csv' cannot be used, for its column 'from': not a date")]
    [InlineData("code,from,to\nE10,2020-01-02,2020-01-01\n", "Line 2 of code set 'set.csv' cannot be used, for its column 'to': a last day before the first.")]
    [InlineData("code,exclude\nE10,\nE11,maybe\n", "Line 3 of code set 'set.csv' cannot be used, for its column 'exclude': not a truth value")]
    [InlineData("code,label\nE10,a\nE11,b,c\n", "Line 3 of code set 'set.csv' cannot be used: too many fields")]
    public void A_line_that_cannot_be_used_is_named(string text, string message)
    {
        ParcoursException error = Assert.Throws<ParcoursException>(() => Read(text));
        Assert.Equal("PRC0631", error.Id);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label,from\nx,2020-01-01\n", "has no column 'code'")]
    [InlineData("code,exlude\nE10,true\n", "has a column 'exlude', which stands for nothing. Did you mean 'exclude'?")]
    public void Columns_that_are_not_of_a_set_are_refused(string text, string message)
    {
        ParcoursException error = Assert.Throws<ParcoursException>(() => Read(text));
        Assert.Equal("PRC0632", error.Id);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private CodeSet Read(string text) => CodeSetFile.Read(_folder.Write("set.csv", text), "Diabetes", Terminology.Cim10);
}
