using Parcours.Interchange.Tests.Support;

namespace Parcours.Interchange.Tests.Files;

/// <summary>What becomes of lines of text files that do not fit the table they are imported into.</summary>
public sealed class ImportedFilesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_value_that_the_stored_type_cannot_hold_rejects_its_line()
    {
        await ImportAsync("one.csv", "p;d;n;when;code\n1;2020-01-05;7;03/02/2020;01\n");
        ImportReport report = await ImportAsync("two.csv", "p;d;n;when;code\n1;2020-02-01;8;31/02/2020;02\n2;nonsense;9;;03\n3;2020-02-02;x;05/02/2020;4\nfour;2020-02-03;3;;5\n5;04/02/2020;12;06FEB2020;6\n");
        Assert.Equal((5, 1, 4), (report.Read, report.Stored, report.Rejected));
        Assert.Equal(
            ["not a date: 2", "not a whole number of the range: 2"],
            report.Tables[0].RejectedByReason.Select(reason => $"{reason.Key}: {reason.Value}"));
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(_folder.File("data"), report.RejectsFile!));
        Assert.Equal(
            ["t,two.csv,2,when,not a date", "t,two.csv,3,d,not a date", "t,two.csv,4,n,not a whole number of the range", "t,two.csv,5,p,not a whole number of the range"],
            lines.Skip(1).Order(StringComparer.Ordinal));
        await using Dataset data = await Dataset.OpenAsync(_folder.File("data"));
        Assert.Equal(2, data.RowCount("t"));
    }

    [Fact]
    public async Task Types_that_are_given_reject_lines_too()
    {
        TableImport table = Table("one.csv", "p;d;n\n1;2020-01-05;7\n2;2020-01-06;300\n3;x;1\n") with
        {
            Types = new Dictionary<string, ColumnType> { ["n"] = new(ColumnKind.Int8), ["d"] = new(ColumnKind.Date) },
        };
        ImportReport report = await Dataset.ImportAsync(_folder.File("data"), [table]);
        Assert.Equal((3, 1, 2), (report.Read, report.Stored, report.Rejected));
    }

    [Fact]
    public async Task The_first_line_without_a_date_is_named_where_a_date_must_be()
    {
        ParcoursException error = await Assert.ThrowsAsync<ParcoursException>(() => ImportAsync("dates.csv", "p;d\n1;01/02/2020\n1;02/02/2020\n1;31/02/2020\n1;x\n"));
        Assert.Equal("PRC0208", error.Id);
        Assert.Contains("Line 4 of source 'dates.csv'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p;d\n", 0)]
    [InlineData("p;d\n1;\n2;\n", 2)]
    public async Task A_file_without_a_date_is_an_empty_table_or_one_of_undated_rows(string text, long rows)
    {
        ImportReport report = await ImportAsync("empty.csv", text);
        Assert.Equal(rows, report.Stored);
        Assert.Equal(1, (await ImportAsync("later.csv", "p;d\n1;01/02/2020\n")).Stored);
    }

    [Fact]
    public async Task Days_in_front_of_months_without_marks_are_dates()
    {
        await ImportAsync("days.csv", "p;d\n1;08032008\n1;31122008\n");
        await using Dataset data = await Dataset.OpenAsync(_folder.File("data"));
        Assert.Equal(new ColumnType(ColumnKind.Date), data.Tables[0].Columns[1].Type);
    }

    [Fact]
    public async Task A_file_imported_twice_is_refused_by_its_content()
    {
        const string Text = "p;d\n1;2020-01-01\n";
        await ImportAsync("march.csv", Text);
        Assert.Equal("PRC0219", (await Assert.ThrowsAsync<ParcoursException>(() => ImportAsync("march.csv", Text))).Id);
        Assert.Equal(1, (await ImportAsync("march.csv", Text.Replace("01-01", "01-02", StringComparison.Ordinal))).Stored);
        Assert.Equal(1, (await ImportAsync("april.csv", Text)).Stored);
    }

    private Task<ImportReport> ImportAsync(string name, string text) => Dataset.ImportAsync(_folder.File("data"), [Table(name, text)]);

    private TableImport Table(string name, string text) =>
        new("t", TableKind.Events, [TableFiles.OpenFile(_folder.Write(name, text))]) { Patient = "p", Time = "d" };
}
