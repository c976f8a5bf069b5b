using Parcours.Cli.Options;

namespace Parcours.Cli.Tests.Options;

public sealed class NamesTests
{
    [Fact]
    public void Every_type_is_read_as_it_is_written()
    {
        foreach (ColumnKind kind in Enum.GetValues<ColumnKind>())
        {
            var type = new ColumnType(kind, kind == ColumnKind.Decimal ? 2 : 0);
            Assert.True(ColumnTypeNames.TryParse(type.ToString(), out ColumnType found), type.ToString());
            Assert.Equal(type, found);
        }
    }

    [Theory]
    [InlineData("decimal")]
    [InlineData("decimal(18,19)")]
    [InlineData("decimal(9,2)")]
    [InlineData("varchar")]
    [InlineData("5")]
    [InlineData("")]
    public void What_is_no_type_is_refused(string text) => Assert.False(ColumnTypeNames.TryParse(text, out _));

    [Theory]
    [InlineData("iso", DateForms.Iso)]
    [InlineData("YYYY-MM-DD", DateForms.Iso)]
    [InlineData("dd/mm/yyyy", DateForms.DayMonthYear)]
    [InlineData("date9", DateForms.Sas)]
    [InlineData("compact", DateForms.Compact)]
    [InlineData("all", DateForms.All)]
    public void A_form_of_dates_is_read_by_name_or_pattern(string text, DateForms expected)
    {
        Assert.True(DateFormNames.TryParse(text, out DateForms form));
        Assert.Equal(expected, form);
    }

    [Fact]
    public void Encodings_of_Windows_are_known()
    {
        Assert.Equal(1252, EncodingNames.Find("windows-1252")?.CodePage);
        Assert.Equal(65001, EncodingNames.Find("utf-8")?.CodePage);
        Assert.Null(EncodingNames.Find("klingon"));
        Assert.Null(EncodingNames.Find("utf-7"));
        Assert.Null(EncodingNames.Find(""));
    }
}
